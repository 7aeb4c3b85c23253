//! Workbooks in parts as small as they can be.

use crate::formats::samples::read_as;
use crate::formats::{InputFile, export, import, zip};
use crate::model::StakeholderMap;

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook of sheets by name, each with the XML of its rows; shared words are `A`, `B`, ….
fn xlsx(sheets: &[(&str, &str)], shared: &str) -> Vec<u8> {
    let mut list = String::new();
    let mut links = format!(
        r#"<Relationship Id="s" Type="{RELATIONSHIPS}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="t" Type="{RELATIONSHIPS}/styles" Target="/xl/styles.xml"/>"#
    );
    let mut parts: Vec<(String, String)> = vec![("[Content_Types].xml".to_owned(), "<Types/>".to_owned())];
    for (index, (name, rows)) in sheets.iter().enumerate() {
        list += &format!(r#"<sheet name="{name}" sheetId="{index}" r:id="r{index}"/>"#);
        links += &format!(r#"<Relationship Id="r{index}" Type="{RELATIONSHIPS}/worksheet" Target="worksheets/s{index}.xml"/>"#);
        parts.push((format!("xl/worksheets/s{index}.xml"), format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")));
    }
    parts.push(("xl/workbook.xml".to_owned(), format!(r#"<workbook xmlns:r="{RELATIONSHIPS}"><sheets>{list}</sheets></workbook>"#)));
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), format!("<Relationships>{links}</Relationships>")));
    parts.push(("xl/sharedStrings.xml".to_owned(), format!("<sst>{shared}</sst>")));
    parts.push((
        "xl/styles.xml".to_owned(),
        r#"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#.to_owned(),
    ));
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    zip::write(&parts)
}

/// Rows of words that stand in the cells themselves.
fn rows(rows: &[&[&str]]) -> String {
    let cell = |text: &&str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    rows.iter().map(|row| format!("<row>{}</row>", row.iter().map(cell).collect::<String>())).collect()
}

#[test]
fn elements_and_connections_of_kumu_make_one_map() {
    let shared =
        "<si><t>Label</t></si><si><r><t>Cli</t></r><r><t>nic</t></r><rPh><t>x</t></rPh></si><si><t>Since</t></si><si><t>Power</t></si>";
    let elements = r#"<row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3" t="s"><v>2</v></c><c r="D3" t="s"><v>3</v></c></row>
<row r="5"><c r="A5" t="s"><v>1</v></c><c r="C5" s="1"><v>45000</v></c><c r="D5"><v>2.7999999999999998</v></c></row>
<row r="6"><c r="A6" t="str"><f>"Ba"&amp;"nk"</f><v>Bank</v></c><c r="D6" t="e"><v>#N/A</v></c></row>"#;
    let book = xlsx(
        &[
            ("Read me", &rows(&[&["How to use this"], &["Fill in both sheets"]])),
            ("Elements", elements),
            ("Connections", &rows(&[&["From", "To", "Type"], &["Clinic", "Bank", "pays"], &["Bank", "Bank", ""]])),
        ],
        shared,
    );
    expect_test::expect![[r#"
        Clinic “Clinic” power 2.8 Since="2023-03-15"
        Bank “Bank”
        Clinic -> Bank 1 pays
        ! skipped-part: The sheet “Read me”, which has no known column names, has no place in a map and was left out. (sample, sheet “Read me”, row 1)
        ! self-relationship: A tie of “Bank” with itself was left out. (sample, sheet “Connections”, row 3)
    "#]].assert_eq(&read_as(&book));
}

#[test]
fn header_words_of_other_languages_and_sheets_of_a_matrix_are_read() {
    let french = xlsx(
        &[
            ("Acteurs", &rows(&[&["Nom", "Catégorie"], &["Mairie", "Public"], &["École", "Public"]])),
            ("Liens", &rows(&[&["De", "Vers", "Poids"], &["Mairie", "École", "2"]])),
        ],
        "",
    );
    expect_test::expect![[r#"
        Mairie “Mairie” in Public
        École “École” in Public
        Mairie -> École 2
    "#]]
    .assert_eq(&read_as(&french));
    let matrix = xlsx(&[("m", &rows(&[&["-", "A", "B"], &["A", "0", "2"], &["B", "1", "1"]]))], "");
    expect_test::expect![[r#"
        A “A”
        B “B”
        A -> B 2
        B -> A 1
        ! self-relationship: A tie of “B” with itself was left out. (sample, sheet “m”, row 3)
    "#]]
    .assert_eq(&read_as(&matrix));
}

#[test]
fn sheets_of_opendocument_are_read() {
    let content = r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>
<table:table table:name="Knoten"><table:table-header-rows><table:table-row><table:table-cell office:value-type="string"><text:p>Bezeichnung</text:p></table:table-cell><table:table-cell><text:p>Bereich</text:p></table:table-cell><table:table-cell table:number-columns-repeated="1020"/></table:table-row></table:table-header-rows>
<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><office:annotation><text:p>a note</text:p></office:annotation><text:p>Amt<text:s/>A</text:p></table:table-cell><table:table-cell table:number-columns-repeated="1"><text:p>Nord</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>Amt B</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="1024"/></table:table-row></table:table>
<table:table table:name="Kanten"><table:table-row><table:table-cell><text:p>Von</text:p></table:table-cell><table:table-cell><text:p>Nach</text:p></table:table-cell><table:table-cell><text:p>Gewicht</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>Amt A</text:p></table:table-cell><table:table-cell><text:p>Amt B</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="0.5"><text:p>0,5</text:p></table:table-cell></table:table-row></table:table>
</office:spreadsheet></office:body></office:document-content>"#;
    let book = zip::write(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_bytes())]);
    expect_test::expect![[r#"
        Amt A “Amt A” in Nord
        Amt B “Amt B”
        Amt A -> Amt B 0.5
    "#]]
    .assert_eq(&read_as(&book));
}

#[test]
fn an_archive_of_tables_is_read_as_the_tables() {
    let pair = zip::write(&[
        ("bodies.csv", b"id,label\na,Clinic\nb,Bank\n"),
        ("__MACOSX/._x", b"\0\0\0\0"),
        ("ties.csv", b"source,target\na,b\n"),
    ]);
    expect_test::expect![[r#"
        a “Clinic”
        b “Bank”
        a -- b 1
    "#]]
    .assert_eq(&read_as(&pair));
    let nested = zip::write(&[("inner.zip", &pair)]);
    let useless = xlsx(&[("Notes", &rows(&[&["only"], &["words"]]))], "");
    let endless = zip::write(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", b"<a><table:table xmlns:table='t'/></a>"),
    ]);
    expect_test::expect![[r#"
        unknown-format: This is neither a map nor a network file, and no table of stakeholders or relationships with column names. (sample)
        unknown-format: This is neither a map nor a network file, and no table of stakeholders or relationships with column names. (sample, the whole file)
        unknown-format: This is neither a map nor a network file, and no table of stakeholders or relationships with column names. (sample, the whole file)
        malformed: This ZIP file cannot be read: its directory is damaged or missing. (sample, the whole file)
    "#]].assert_eq(&[read_as(&nested), read_as(&useless), read_as(&endless), read_as(b"PK\x03\x04 and nothing more")].concat());
}

#[test]
fn no_cell_of_a_workbook_is_taken_for_a_formula_and_words_stay_as_they_were() {
    let names = ["=1+1", "'=1", "''+2", "'tis", "@x", "'\t!", " a "];
    let bodies: String = names.iter().enumerate().map(|(id, name)| format!("{{\"id\":\"{id}\",\"name\":{name:?}}},")).collect();
    let file = format!("{{\"stakeholders\":[{}]}}", bodies.trim_end_matches(',').replace("\\'", "'"));
    let map = import(&[InputFile { name: "a".to_owned(), bytes: file.into_bytes() }]).expect("a map").map;
    let book = export(&map, "xlsx", "").expect("a known format");
    let mut archive = zip::Archive::open(&book).expect("an archive");
    let sheet = String::from_utf8(archive.read("xl/worksheets/sheet1.xml").expect("a part").expect("a sheet")).expect("text");
    assert!(!sheet.contains("<f>") && !sheet.contains(">=") && !sheet.contains(">@"), "{sheet}");
    let again = import(&[InputFile { name: "a.xlsx".to_owned(), bytes: book }]).expect("a workbook").map;
    let named = |map: &StakeholderMap| map.stakeholders().iter().map(|body| body.name.trim().to_owned()).collect::<Vec<_>>();
    assert_eq!(named(&again), named(&map), "{sheet}");
}
