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
fn files_of_other_programs_open_with_all_their_bodies_and_ties() {
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
        (&["kumu_changelabs_template.json"], 10, 11, "Stakeholder A"),
        (&["kumu_snap_to_tutorial_project.json"], 51, 113, "Rhode Island"),
        (&["kumu_snap_to_tutorial_data.xlsx"], 51, 113, "Rhode Island"),
        (&["onodo_template.xlsx"], 2, 1, "Anakin Skywalker"),
        (&["netzero_initiatives_master.xlsx"], 40, 47, "Ceres"),
        (&["gephi_matrix.xlsx"], 5, 4, "A"),
        (&["gephi_lesmiserables.gexf"], 77, 254, "Valjean"),
        (&["graphology_les_miserables.gexf"], 77, 254, "Valjean"),
        (&["gephi_lite_own.gexf"], 61, 88, "Mathieu Jacomy"),
        (&["gephi_netdraw.vna"], 3, 3, "1"),
        (&["igraph_nexus_KNOKI_mislabelled.graphml"], 10, 22, "COUN"),
        (&["igraph_lesmis.gml"], 77, 254, "Valjean"),
        (&["igraph_utf8_bom.net"], 10, 6, "Jürgen Müller"),
        (&["igraph_edgelist1.dl"], 5, 5, "george"),
        (&["yfiles_html.graphml"], 4, 3, "Star"),
        (&["yed_arrows.gml"], 4, 4, "n1"),
        (&["cytoscape_example.gml"], 3, 3, "Node 1"),
        (&["cytoscape_atted.graphml"], 41, 118, "At3g51240"),
        (&["pajek_knoke_two_relations.paj"], 10, 71, "COUN"),
        (&["ucinet_stokman_nl.dl"], 16, 60, "HEINK"),
        (&["graphml_socnetv.graphml"], 3, 4, "1"),
    ] {
        let read = |name: &&str| InputFile { name: (*name).to_owned(), bytes: std::fs::read(folder.join(name)).expect(name) };
        let files: Vec<InputFile> = names.iter().map(read).collect();
        let imported = import(&files).unwrap_or_else(|error| panic!("{names:?}: {error}"));
        println!("{names:?}: {} remarks", imported.warnings.len());
        imported.warnings.iter().for_each(|warning| println!("    {warning}"));
        assert_eq!(imported.map.stakeholders().len(), stakeholders, "{names:?}");
        assert_eq!(imported.map.relationships().len(), relationships, "{names:?}");
        assert!(imported.map.stakeholders().iter().any(|body| body.name == name), "{names:?}");
        if names.len() == 2 && name == "Ceres" {
            assert!(imported.map.relationships().iter().all(|tie| tie.directed));
            assert!(imported.map.sectors().iter().any(|sector| sector.name == "Governing Body"));
        }
    }
}
