//! Opens real files of other programs, where they are at hand: `ORACLE_DIR`, or `../shared/oracle` beside this repository.

use std::path::PathBuf;

use stakeholder_map::formats::{InputFile, import};

fn folder() -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/oracle");
    let folder = std::env::var_os("ORACLE_DIR").map_or(beside, PathBuf::from).join("foreign");
    if !folder.is_dir() {
        println!("skipped: there is no folder {}", folder.display());
        return None;
    }
    Some(folder)
}

#[test]
fn tables_of_other_programs_open_with_all_their_bodies_and_ties() {
    let Some(folder) = folder() else { return };
    for (names, stakeholders, relationships, name) in [
        (&["netzero_initiatives_nodes.csv", "netzero_initiatives_edges.csv"][..], 40, 47, "UNEP FI"),
        (&["netzero_initiatives_edges.csv", "netzero_initiatives_nodes.csv"], 40, 47, "Ceres"),
        (&["kateto_media_nodes.csv", "kateto_media_edges.csv"], 17, 48, "NY Times"),
        (&["pajek_bib_links_semicolon.csv"], 16, 19, "Batagelj, Vladimir"),
        (&["gephi_edges_types.csv"], 2, 2, "1"),
        (&["gephi_edges_repeated_ids.csv"], 4, 4, "1"),
        (&["gephi_utf8_bom.csv"], 3, 0, "uno"),
        (&["gephi_nodes_types.csv"], 5, 0, "5"),
    ] {
        let read = |name: &&str| InputFile { name: (*name).to_owned(), bytes: std::fs::read(folder.join(name)).expect(name) };
        let files: Vec<InputFile> = names.iter().map(read).collect();
        let imported = import(&files).unwrap_or_else(|error| panic!("{names:?}: {error}"));
        println!("{names:?}: {} remarks", imported.warnings.len());
        imported.warnings.iter().for_each(|warning| println!("    {warning}"));
        assert_eq!(imported.map.stakeholders().len(), stakeholders, "{names:?}");
        assert_eq!(imported.map.relationships().len(), relationships, "{names:?}");
        assert!(imported.map.stakeholders().iter().any(|body| body.name == name), "{names:?}");
        if name == "Ceres" {
            assert!(imported.map.relationships().iter().all(|tie| tie.directed));
            assert!(imported.map.sectors().iter().any(|sector| sector.name == "Governing Body"));
        }
    }
}
