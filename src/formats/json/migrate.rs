//! Brings map files of older versions up to the newest, one version at a time, before anything else looks at them.
//!
//! **Invariant:** each step knows two versions, takes the fields of the older one and leaves all others as they are, so that
//! what no version knew survives.
//! **Not here:** what fields mean now; see `convert`. One file of every version stands in `tests/golden`.

use crate::formats::json::FORMAT;
use crate::formats::tree::Json;

type Fields = Vec<(String, Json)>;

/// The file as the newest version would say it; one of the newest version stays as it is.
pub(super) fn migrate(tree: Json) -> Json {
    match tree {
        Json::Object(fields) if is_version(&fields, 0.0) => Json::Object(from_0(fields)),
        other => other,
    }
}

fn is_version(fields: &Fields, version: f64) -> bool {
    let says = |name: &str| fields.iter().find(|(other, _)| other == name).map(|(_, value)| value);
    says("format") == Some(&Json::text(FORMAT)) && says("version").and_then(Json::as_number) == Some(version)
}

/// Version 0, of drafts: `name` for the title, `actors` with a `label` and a sector by its name, `links` with `from` and `to`.
fn from_0(mut fields: Fields) -> Fields {
    rename(&mut fields, &[("name", "title"), ("actors", "stakeholders"), ("links", "relationships")]);
    let mut sectors: Vec<String> = Vec::new();
    for (name, value) in &mut fields {
        match (name.as_str(), value) {
            ("version", value) => *value = Json::number(1.0),
            ("stakeholders", value) => each(value, |actor| {
                rename(actor, &[("label", "name")]);
                let sector = actor.iter().find(|(name, _)| name == "sector");
                if let Some((_, Json::Text(sector))) = sector
                    && !sectors.contains(sector)
                {
                    sectors.push(sector.clone());
                }
            }),
            ("relationships", value) => each(value, |link| rename(link, &[("from", "source"), ("to", "target")])),
            _ => {}
        }
    }
    if !fields.iter().any(|(name, _)| name == "sectors") {
        let sector = |name: &String| Json::Object(vec![("id".to_owned(), Json::text(name)), ("name".to_owned(), Json::text(name))]);
        fields.push(("sectors".to_owned(), Json::List(sectors.iter().map(sector).collect())));
    }
    fields
}

fn each(list: &mut Json, mut change: impl FnMut(&mut Fields)) {
    let Json::List(items) = list else { return };
    for item in items {
        if let Json::Object(fields) = item {
            change(fields);
        }
    }
}

/// Gives fields their later names, where the record has none of that name yet.
fn rename(fields: &mut Fields, names: &[(&str, &str)]) {
    for (old, new) in names {
        if !fields.iter().any(|(name, _)| name == new)
            && let Some((name, _)) = fields.iter_mut().find(|(name, _)| name == old)
        {
            (*new).clone_into(name);
        }
    }
}
