//! Files that were made to do harm: 17 families of 25 and more, generated, so that every run tries the same ones.
//!
//! **Invariant of what is tested:** whatever a file holds, reading ends soon, with a map that keeps its rules or with a
//! refusal that has a code, a sentence and a place.

use std::time::{Duration, Instant};

use crate::formats::{InputFile, import, json, workbook, zip};

/// A build for tests is many times slower than the one that people use, where the bar is 200 ms.
const SOON: Duration = Duration::from_secs(6);

/// A family of files: its name, and the file of a number.
type Family = (&'static str, fn(usize) -> Vec<u8>);

const FAMILIES: [Family; 17] = [
    ("labels", labels),
    ("links", links),
    ("xml", xml),
    ("graphml", graphml),
    ("gexf", gexf),
    ("zip", zips),
    ("workbooks", workbooks),
    ("old workbooks", old_workbooks),
    ("csv", csv),
    ("json", jsons),
    ("network json", networks),
    ("gml", gml),
    ("pajek", pajek),
    ("dl and vna", dl),
    ("dot", dot),
    ("letters", letters),
    ("damaged", damaged),
];
const EACH: usize = 26;

/// Words that try to break out of wherever they stand.
const WORDS: [&str; 13] = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "\u{202e}gnp.exe\u{2066}",
    "=HYPERLINK(\"http://x\",\"y\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\u{0}\u{1}\u{8}\u{7f}",
    "__proto__",
    "constructor",
    "\u{d7ff}\u{e000}\u{10ffff}\u{feff}",
    "a\u{301}\u{301}\u{301}\u{301}\u{301}",
    "javascript:alert(1)",
    "%s%n${7*7}{{7*7}}",
    "'\"`;--\\",
];

fn word(number: usize) -> String {
    let word = WORDS[number % WORDS.len()];
    if number < WORDS.len() { word.to_owned() } else { word.repeat(2_000) }
}

/// Some values that follow each other as if by chance.
fn chance(seed: usize) -> impl FnMut(usize) -> usize {
    let mut state = seed as u64 + 1;
    move |below| {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        ((mixed ^ (mixed >> 27)) % below.max(1) as u64) as usize
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;").chars().filter(|letter| *letter >= ' ').collect()
}

fn labels(number: usize) -> Vec<u8> {
    let word = word(number);
    match number % 4 {
        0 => format!("id,label,{word}\n1,\"{0}\",\"{0}\"\n2,b,c\n", word.replace('"', "\"\"")),
        1 => format!(
            "<graphml><graph><node id=\"a\"><data key=\"label\">{0}</data></node><edge source=\"a\" target=\"{0}\"/></graph></graphml>",
            escaped(&word)
        ),
        2 => format!("digraph {{ \"{0}\" -> b [label=\"{0}\"] }}", word.replace('\\', "\\\\").replace('"', "\\\"")),
        _ => format!(
            "graph [ node [ id 1 label \"{0}\" {1} \"{0}\" ] node [ id 2 ] edge [ source 1 target 2 ] ]",
            word.replace('"', "&quot;"),
            "x"
        ),
    }
    .into_bytes()
}

fn links(number: usize) -> Vec<u8> {
    const LINKS: [&str; 9] = [
        "javascript:alert(1)",
        "java\tscript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "https://user:pass@example.org/\u{202e}",
        "//evil",
        "https://[::1",
    ];
    let link = LINKS[number % LINKS.len()];
    let many = if number < LINKS.len() { 1 } else { number * 200 };
    match number % 3 {
        0 => format!("name,link,url\nA,\"{0}\",\"{0}\"\n", link.repeat(many)).into_bytes(),
        1 => format!("{{\"nodes\":[{{\"id\":\"a\",\"link\":{:?}}}],\"links\":[]}}", link.repeat(many).replace('\u{202e}', "")).into_bytes(),
        _ => format!("<gexf><graph><nodes><node id=\"a\" label=\"{0}\"/></nodes></graph></gexf>", escaped(&link.repeat(many))).into_bytes(),
    }
}

fn xml(number: usize) -> Vec<u8> {
    let size = (number + 1) * 2_000;
    let entities: String = (1..30).map(|level| format!("<!ENTITY a{level} \"&a{0};&a{0};\">", level - 1)).collect();
    match number % 13 {
        0 => format!("<!DOCTYPE graphml [<!ENTITY a0 \"ha\">{entities}]><graphml><graph><node id=\"&a29;\"/></graph></graphml>"),
        1 => "<!DOCTYPE graphml SYSTEM \"file:///etc/passwd\"><graphml><graph/></graphml>".to_owned(),
        2 => "<?xml version=\"1.0\"?><!DOCTYPE gexf [<!ENTITY x SYSTEM \"http://127.0.0.1/\">]><gexf><graph><nodes><node id=\"&x;\"/></nodes></graph></gexf>".to_owned(),
        3 => format!("<graphml>{}", "<graph><node>".repeat(size)),
        4 => format!("<graphml {}><graph/></graphml>", (0..size).map(|number| format!("a{number}=\"\" ")).collect::<String>()),
        5 => format!("<graphml><graph>{}</graph></graphml>", "<node id=\"a\"/>".repeat(size)),
        6 => format!("<graphml {}>{}</graphml>", (0..900).map(|number| format!("xmlns:n{number}=\"u{number}\" ")).collect::<String>(), "<a xmlns:b=\"c\"/>".repeat(size)),
        7 => format!("<graphml><graph><node id=\"a\"><data key=\"k\"><![CDATA[{}", "]]".repeat(size)),
        8 => format!("<graphml>{}<graph/></graphml>", "<!-- <a> -->".repeat(size)),
        9 => format!("<graphml><graph><node id=\"{}\"/></graph></graphml>", "&#x41;".repeat(size)),
        10 => "<graphml><graph><node id=\"&#0;\"/><node id=\"&#xFFFFFFFF;\"/><node id=\"&nbsp;\"/></graph></graphml>".to_owned(),
        11 => format!("<{0}><graph/></{0}>", "graphml:".repeat(size)),
        _ => format!("<graphml><graph>{}</graph></graphml>", (0..size.min(9_000)).map(|number| format!("<data key=\"k{number}\"/>")).collect::<String>()),
    }
    .into_bytes()
}

fn graphml(number: usize) -> Vec<u8> {
    let mut chance = chance(number);
    let nodes: String =
        (0..200).map(|_| format!("<node id=\"n{}\">{}</node>", chance(90), "<data key=\"k\">1e999</data>".repeat(number % 5))).collect();
    let edges: String = (0..400)
        .map(|_| {
            format!(
                "<edge id=\"{}\" source=\"n{}\" target=\"n{}\" directed=\"{}\"><data key=\"w\">{}</data></edge>",
                chance(9),
                chance(99),
                chance(99),
                ["true", "no", ""][chance(3)],
                ["NaN", "-1", "inf", "1e308", "0"][chance(5)]
            )
        })
        .collect();
    let keys = "<key id=\"w\" for=\"edge\" attr.name=\"weight\"/><key id=\"k\" for=\"node\" attr.name=\"power\"/><key id=\"p\" attr.name=\"parent\" for=\"node\"><default>n1</default></key>";
    format!("<graphml>{keys}<graph edgedefault=\"sideways\">{nodes}{edges}<hyperedge/><node/><edge/></graph></graphml>").into_bytes()
}

fn gexf(number: usize) -> Vec<u8> {
    let mut chance = chance(number);
    let nodes: String = (0..150)
        .map(|index| {
            format!(
                "<node id=\"{index}\" pid=\"{}\" label=\"\"><position x=\"{}\" y=\"1e300\"/></node>",
                chance(150),
                ["nan", "1e400", "-0", "5"][chance(4)]
            )
        })
        .collect();
    let edges: String = (0..300)
        .map(|_| format!("<edge source=\"{0}\" target=\"{1}\" weight=\"{2}\" type=\"{2}\"/>", chance(200), chance(200), word(number).len()))
        .collect();
    let nested = "<node id=\"x\"><nodes>".repeat(number);
    format!("<gexf><graph><attributes class=\"node\"><attribute id=\"\" title=\"id\"/></attributes><nodes>{nodes}</nodes><edges>{edges}</edges><nodes>{nested}{}</nodes></graph></gexf>", "</nodes></node>".repeat(number)).into_bytes()
}

fn zips(number: usize) -> Vec<u8> {
    let table = b"id,label\na,A\n".as_slice();
    let mut bytes = match number % 6 {
        0 => zip::write(&[("bomb.csv", &vec![b','; 3_000_000])]),
        1 => zip::write(&[("../../x.csv", table)]),
        2 => zip::write(&[("a.zip", &zip::write(&[("a.csv", table)]))]),
        3 => zip::write(&vec![("same.csv", table); number * 50]),
        4 => zip::write(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &vec![b'<'; 100_000])]),
        _ => zip::write(&[
            ("[Content_Types].xml", b"<a/>"),
            ("_rels/.rels", b"<a><Relationship Type=\"x/officeDocument\" Target=\"../../../etc/passwd\"/></a>"),
        ]),
    };
    // Lying sizes, places and methods in the directory, the same number of bytes before its end each time.
    let at = bytes.len().saturating_sub(22 + number * 3);
    if number > 5
        && let Some(byte) = bytes.get_mut(at)
    {
        *byte ^= 0xff;
    }
    bytes
}

fn workbooks(number: usize) -> Vec<u8> {
    let rows = match number % 7 {
        0 => "<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>id</t></is></c></row>".to_owned(),
        1 => "<row r=\"99999999999999999999\"><c r=\"ZZZZZZZZ1\"><v>1</v></c></row>".to_owned(),
        2 => "<row><c t=\"s\"><v>4294967295</v></c><c t=\"s\"><v>-1</v></c></row>".to_owned(),
        3 => format!("<row>{}</row>", "<c><f>HYPERLINK(\"http://x\")</f><v>1e999</v></c>".repeat(number * 100)),
        4 => "<row><c t=\"inlineStr\"><is><t>id</t></is></c></row>".repeat(number * 300),
        5 => "<dimension ref=\"A1:XFD1048576\"/><row><c t=\"d\"><v>9999999-99-99</v></c></row>".to_owned(),
        _ => "<row><c s=\"99999\"><v>-99999999</v></c><c s=\"1\"><v>1e308</v></c></row>".to_owned(),
    };
    let book = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"&lt;b&gt;\" r:id=\"a\"/><sheet name=\"b\" r:id=\"none\"/><sheet name=\"c\" r:id=\"a\"/></sheets></workbook>";
    let links = "<a><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"s.xml\"/><Relationship Id=\"e\" Type=\"x/externalLink\" Target=\"http://x\" TargetMode=\"External\"/></a>";
    let ods = format!(
        "<o><spreadsheet><table name=\"t\"><table-row number-rows-repeated=\"4294967295\"><table-cell number-columns-repeated=\"{}\"><p>id</p></table-cell></table-row></table></spreadsheet></o>",
        number * 999
    );
    if number.is_multiple_of(2) {
        zip::write(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", ods.as_bytes())])
    } else {
        let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
        zip::write(&[
            ("[Content_Types].xml", b"<a/>"),
            ("xl/workbook.xml", book.as_bytes()),
            ("xl/_rels/workbook.xml.rels", links.as_bytes()),
            ("xl/s.xml", sheet.as_bytes()),
        ])
    }
}

fn csv(number: usize) -> Vec<u8> {
    let size = (number + 1) * 300;
    match number % 9 {
        0 => format!("id,label\n\"{}", "a,\n".repeat(size)),
        1 => format!("{}\n", ",".repeat(size)),
        2 => format!("id{}\n1\n", ",x".repeat(size)),
        3 => format!("source,target\n{}", "a,a\n".repeat(size)),
        4 => format!("id\n{}", "a\n".repeat(size)),
        5 => format!("id,parent\n{}", (0..size).map(|row| format!("{row},{}\n", (row + 1) % size)).collect::<String>()),
        6 => format!("source;target;weight\n{}", "a;b;-1e999\n".repeat(size)),
        7 => format!(
            ",{0}\n{1}",
            (0..60).map(|name| format!("n{name},")).collect::<String>(),
            (0..60).map(|name| format!("n{name},{}\n", "9,".repeat(60))).collect::<String>()
        ),
        _ => format!("sep=\u{1}\nid\u{1}name\n{}", "\"\"\"\"\u{1}".repeat(size)),
    }
    .into_bytes()
}

fn jsons(number: usize) -> Vec<u8> {
    let depth = (number + 1) * 4_000;
    match number % 8 {
        0 => "[".repeat(depth),
        1 => "{\"a\":".repeat(depth),
        2 => "{\"stakeholders\":[{\"id\":\"a\",\"power\":1e999}]}".to_owned(),
        3 => "{\"nodes\":[{\"id\":\"a\",\"__proto__\":{\"x\":1}}],\"links\":[]}".to_owned(),
        4 => "{\"stakeholders\":[{\"id\":\"a\"},{\"id\":\"a\"}]}".to_owned(),
        5 => format!("{{\"nodes\":[{}]}}", "\"\\ud800\",".repeat(number)),
        6 => format!("{{{}\"stakeholders\":[]}}", (0..depth / 8).map(|key| format!("\"k{key}\":0,")).collect::<String>()),
        _ => format!("{{\"format\":\"stakeholder-map\",\"version\":{},\"stakeholders\":{{}}}}", "9".repeat(number * 20 + 1)),
    }
    .into_bytes()
}

fn networks(number: usize) -> Vec<u8> {
    let size = (number + 1) * 100;
    let nested = format!("{}{}", "{\"graph\":".repeat(40), "{}".to_owned() + &"}".repeat(40));
    match number % 8 {
        0 => format!("{{\"nodes\":[{}],\"links\":[{{\"source\":1e300,\"target\":-5}}]}}", vec!["null"; size].join(",")),
        1 => format!("{{\"nodes\":[{}],\"links\":5}}", vec!["{}"; size].join(",")),
        2 => nested,
        3 => {
            format!("{{\"elements\":{{\"nodes\":{{}},\"edges\":[{}]}}}}", vec!["{\"data\":{\"source\":[],\"target\":{}}}"; size].join(","))
        }
        4 => format!("{{\"nodes\":[{{\"id\":\"a\"}}],\"adjacency\":[{}]}}", vec!["[{\"id\":\"a\"}]"; size].join(",")),
        5 => format!("[{}]", vec!["{\"source\":0,\"target\":0}"; size].join(",")),
        6 => format!(
            "{{\"nodes\":[{{\"id\":1,\"data\":{{{}}}}}],\"edges\":[]}}",
            (0..size).map(|key| format!("\"k{key}\":\"{}\"", key * 7)).collect::<Vec<_>>().join(",")
        ),
        _ => format!(
            "{{\"elements\":[{{\"_id\":{0:?},\"attributes\":{{\"label\":{0:?}}}}}],\"connections\":[{{\"from\":{0:?},\"to\":true}}]}}",
            "x".repeat(size * 50)
        ),
    }
    .into_bytes()
}

fn gml(number: usize) -> Vec<u8> {
    let size = (number + 1) * 500;
    match number % 7 {
        0 => format!("graph [ {}", "node [ ".repeat(size)),
        1 => format!("graph [ {} ]", "node [ id 1 id 2 label \"\" ] ".repeat(size)),
        2 => format!("graph [ node [ id 1 label \"{} ]", "&".repeat(size)),
        3 => format!("graph [ {} ] ] ]", "edge [ source 1 target 1 ] ".repeat(size)),
        4 => format!("graph [ node [ id {} ] ]", "9".repeat(size)),
        5 => format!("graph [ {}", "# comment without end ".repeat(size)),
        _ => format!("graph [ node [ {} ] ]", (0..size).map(|key| format!("k{key} {key} ")).collect::<String>()),
    }
    .into_bytes()
}

fn pajek(number: usize) -> Vec<u8> {
    let size = (number + 1) * 300;
    match number % 7 {
        0 => "*Vertices 18446744073709551616\n".to_owned(),
        1 => "*Vertices 999999999 5\n*Matrix\n1 1 1\n".to_owned(),
        2 => format!("*Vertices 2\n0 \"x\"\n3 \"y\"\n*Arcs\n{}", "1 2 -1e999\n".repeat(size)),
        3 => format!("*Vertices 1\n*Arcslist\n1{}\n", " 1".repeat(size)),
        4 => format!("*Network {}\n*Vertices 0\n*Matrix\n{}\n", word(number), "1 ".repeat(size)),
        5 => format!("*Vertices 20000\n{}", "*Partition p\n*Vertices 1\n1\n".repeat(size)),
        _ => format!("*Vertices 2\n1 \"{}\n*Edges :{}\n1 2\n", "\"".repeat(size), "9".repeat(30)),
    }
    .into_bytes()
}

fn dl(number: usize) -> Vec<u8> {
    let size = (number + 1) * 300;
    match number % 9 {
        0 => "dl n=18446744073709551616\ndata:\n1".to_owned(),
        1 => "dl n=20000\ndata:\n1 2 3\n".to_owned(),
        2 => format!("dl n=3 nm=99999\nlabels embedded\ndata:\n{}", "a b c ".repeat(size)),
        3 => format!("dl nr=1 nc=1\n{}data:\n1", "row labels: ".repeat(size)),
        4 => format!("dl n=1 format=edgelist1\ndata:\n{}", "1 1 1e999\n".repeat(size)),
        5 => format!("dl n=2 format=nodelist1\ndata:\n{}", "!\n1 2\n".repeat(size)),
        6 => format!("*Node data\n{}\n", "x ".repeat(size)),
        7 => format!("*Tie data\nfrom to\n{}", "\"\n".repeat(size)),
        _ => format!("*Node properties\nID x y\n{}*Tie data\nfrom to a b\n1 1 9 nan\n", "1 1e999 -1e999\n".repeat(size)),
    }
    .into_bytes()
}

fn dot(number: usize) -> Vec<u8> {
    let size = (number + 1) * 200;
    match number % 8 {
        0 => format!("graph {}", "{".repeat(size)),
        1 => format!("digraph {{ {} }}", "a -> ".repeat(size)),
        2 => format!("digraph {{ a [label=<{} ] }}", "<".repeat(size)),
        3 => format!(
            "digraph {{ {0} -> {0} -> {0} }}",
            format!("{{ {} }}", (0..size.min(100)).map(|node| format!("n{node} ")).collect::<String>())
        ),
        4 => format!("graph {{ {} }}", "subgraph cluster_a { label=x } ".repeat(size)),
        5 => format!("graph {{ \"a\" {} }}", "+ \"b\" ".repeat(size)),
        6 => format!("graph {{ node [{}] a b c }}", (0..size).map(|key| format!("k{key}=v, ")).collect::<String>()),
        _ => format!("graph {{ /* {} ", "//".repeat(size)),
    }
    .into_bytes()
}

fn letters(number: usize) -> Vec<u8> {
    let mut chance = chance(number);
    let mut bytes: Vec<u8> = match number % 5 {
        0 => vec![0xff, 0xfe],
        1 => vec![0xfe, 0xff],
        2 => vec![0xef, 0xbb, 0xbf],
        3 => b"<?xml version=\"1.0\" encoding=\"UTF-7\"?><graphml>".to_vec(),
        _ => b"id,label\n".to_vec(),
    };
    bytes.extend((0..number * 400 + 3).map(|_| chance(256) as u8));
    bytes
}

/// Whole files of each format, cut off and with some bytes changed.
/// A workbook of before 2007, more and more of whose container or records is something else.
fn old_workbooks(number: usize) -> Vec<u8> {
    let mut chance = chance(number + 2_000);
    let mut bytes = workbook::old_sample();
    // Records stand behind the first sector; before it and at the end stands what holds them together.
    let (from, to) = [(0, bytes.len()), (512, bytes.len()), (28, 512)][number % 3];
    for _ in 0..=2 * number {
        bytes[from + chance(to - from)] = [0, 0xff, 0xfe, chance(256) as u8][chance(4)];
    }
    bytes
}

fn damaged(number: usize) -> Vec<u8> {
    let mut chance = chance(number + 1_000);
    let mut bytes = match number % 12 {
        0 => labels(0),
        1 => graphml(1),
        2 => gexf(2),
        3 => workbooks(4),
        4 => workbooks(5),
        5 => zips(3),
        6 => b"*Vertices 3\n1 \"a\"\n2 \"b\"\n*Matrix\n0 1 0\n1 0 0\n0 0 0\n".to_vec(),
        7 => b"dl n=3\nlabels:\na,b,c\ndata:\n0 1 1\n1 0 0\n0 0 0\n".to_vec(),
        8 => b"digraph { subgraph cluster_a { a -> b [label=\"x\"] } c -> {a b} }".to_vec(),
        9 => b"graph [ directed 1 node [ id 1 label \"a\" ] node [ id 2 ] edge [ source 1 target 2 ] ]".to_vec(),
        10 => b"*Node data\nID a\n1 x\n*Tie data\nfrom to w\n1 2 3\n".to_vec(),
        _ => b"{\"elements\":[{\"label\":\"a\"}],\"connections\":[{\"from\":\"a\",\"to\":\"b\"}]}".to_vec(),
    };
    for _ in 0..=number {
        let at = chance(bytes.len());
        match chance(3) {
            0 => bytes[at] = chance(256) as u8,
            1 => bytes.insert(at, chance(256) as u8),
            _ => drop(bytes.remove(at)),
        }
    }
    bytes.truncate(bytes.len() - chance(bytes.len() / 4));
    bytes
}

#[test]
#[allow(clippy::disallowed_methods, reason = "how long reading takes is what is tested")]
fn no_file_of_seventeen_hostile_families_does_harm() {
    let (mut read, mut refused) = (0, 0);
    for (family, make) in FAMILIES {
        for number in 0..EACH {
            let files = [InputFile { name: format!("{family} {number}"), bytes: make(number) }];
            let start = Instant::now();
            let outcome = import(&files);
            let took = start.elapsed();
            assert!(took < SOON, "{family} {number} took {took:?}");
            match outcome {
                Ok(imported) => {
                    read += 1;
                    assert_eq!(imported.map.check_invariants(), Ok(()), "{family} {number}");
                    let again = json::read(&json::write(&imported.map, None)).map(|again| again.map);
                    assert!(again.as_ref() == Ok(&imported.map), "{family} {number}: {:?}", again.err());
                }
                Err(error) => {
                    refused += 1;
                    assert!(!error.code().is_empty() && error.to_string().len() > 20, "{family} {number}: {error}");
                    assert!(!error.json().contains("\"place\":null"), "{family} {number}: {}", error.json());
                }
            }
        }
    }
    println!("{read} read, {refused} refused");
    assert!(read > 100 && refused > 100, "{read} read, {refused} refused: the families have lost their point");
}
