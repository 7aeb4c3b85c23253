//! What the columns of a table mean, by the names that people and programs give them.

use std::collections::{BTreeMap, BTreeSet};

use crate::formats::table::row::{Content, Table};
use crate::formats::table::values::direction;
use crate::model::{Score, StakeholderKind, parse_number};
use crate::words::{fold, is_of_word};

/// How many columns are looked at for names where none is called so.
const NAME_COLUMNS: usize = 30;

/// The meaning of a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Meaning {
    Id,
    Name,
    Kind,
    Sector,
    Parent,
    Power,
    Interest,
    InRoom,
    Stance,
    Offers,
    Needs,
    Services,
    Serves,
    Tags,
    Link,
    Notes,
    Private,
    X,
    Y,
    Pinned,
    Source,
    Target,
    Directed,
    Strength,
    Level,
    TrustForward,
    TrustBack,
    Sign,
}

/// Meanings with the names that stand for them in English, French, German, Spanish and Portuguese, without case, accents, spaces
/// and punctuation; the best name first. A name may stand for several meanings (`type`); the values then decide.
type Names = &'static [(Meaning, &'static str)];

const OF_STAKEHOLDERS: Names = &[
    (Meaning::Id, "id ids nodeid key code uid guid identifier identifiant kennung schluessel schlussel identificador clave chave"),
    (
        Meaning::Name,
        "label name title stakeholder stakeholdername organisation organization organisationname organizationname institution agency body actor node \
         fullname displayname sharedname element elementname nodelabel entity partner member \
         nom libelle etiquette titre acteur organisme partieprenante structure partenaire \
         bezeichnung beschriftung titel akteur einrichtung behorde verein knoten beteiligter partnerin \
         nombre etiqueta titulo organizacion institucion entidad organismo socio nodo \
         nome rotulo organizacao instituicao ator entidade parceiro",
    ),
    (Meaning::Kind, "kind type elementtype"),
    (
        Meaning::Sector,
        "sector category group nodetype cluster community modularityclass typelabel type elementtype class partition domain field \
         secteur categorie groupe domaine sektor bereich kategorie gruppe branche typ art ressort categoria grupo tipo setor ambito area",
    ),
    (Meaning::Parent, "parent partof parentid gehortzu teilvon faitpartiede partede"),
    (Meaning::Power, "power influence pouvoir macht einfluss poder influencia"),
    (Meaning::Interest, "interest interet interesse interes"),
    (Meaning::InRoom, "inroom"),
    (Meaning::Stance, "stance"),
    (Meaning::Offers, "offers"),
    (Meaning::Needs, "needs"),
    (Meaning::Services, "services"),
    (Meaning::Serves, "serves"),
    (Meaning::Tags, "tags tag keywords motscles schlagworte schlagworter etiquetas palavraschave palabrasclave"),
    (Meaning::Link, "link url website web homepage siteweb webseite sitioweb site"),
    (
        Meaning::Notes,
        "notes note description comment comments remarques remarque commentaire commentaires notizen notiz bemerkung bemerkungen \
         beschreibung kommentar notas nota descripcion comentario comentarios observaciones descricao observacoes",
    ),
    (Meaning::Private, "private"),
    (Meaning::X, "x"),
    (Meaning::Y, "y"),
    (Meaning::Pinned, "pinned"),
];

const OF_RELATIONSHIPS: Names = &[
    (
        Meaning::Source,
        "source from sourceid fromid sender start sourcename fromname node1 actor1 sourcenode sourcelabel tail \
         depuis origine emetteur von quelle ausgangspunkt sender origen fuente desde origem fonte de",
    ),
    (
        Meaning::Target,
        "target to targetid toid receiver end targetname toname node2 actor2 targetnode targetlabel destination head \
         vers cible destinataire a nach ziel zu an empfanger destino hasta hacia para alvo",
    ),
    (Meaning::Id, "id edgeid identifier identifiant identificador kennung"),
    (Meaning::Directed, "directed direction isdirected type dirige oriente gerichtet richtung dirigido dirigida direccion direcao"),
    (
        Meaning::Kind,
        "kind relation relationship interaction connection type edgetype relationtype relationshiptype connectiontype category label name \
         lien relationtyp beziehung verbindung art typ beziehungsart relacion tipo tipoderelacion conexion relacao tipoderelacao vinculo categorie \
         kategorie categoria typederelation typedelien",
    ),
    (Meaning::Strength, "weight strength value poids force intensite gewicht starke wert peso fuerza intensidad valor forca intensidade"),
    (Meaning::Level, "level"),
    (Meaning::TrustForward, "trustforward"),
    (Meaning::TrustBack, "trustback"),
    (Meaning::Sign, "sign"),
    (
        Meaning::Notes,
        "notes note description comment comments remarques remarque commentaire commentaires notizen notiz bemerkung bemerkungen \
         beschreibung kommentar notas nota descripcion comentario comentarios observaciones descricao observacoes",
    ),
    (Meaning::Private, "private"),
];

fn names(content: Content) -> Names {
    match content {
        Content::Stakeholders => OF_STAKEHOLDERS,
        Content::Relationships => OF_RELATIONSHIPS,
    }
}

impl Meaning {
    /// The first meaning that a name stands for.
    pub(super) fn of(content: Content, name: &str) -> Option<Self> {
        let name = plain(name);
        names(content).iter().find(|(_, names)| names.split_whitespace().any(|known| known == name)).map(|(meaning, _)| *meaning)
    }

    /// The names that stand for a meaning, the best first.
    pub(super) fn names(self, content: Content) -> impl Iterator<Item = &'static str> {
        names(content).iter().find(|(meaning, _)| *meaning == self).map_or("", |(_, names)| names).split_whitespace()
    }
}

/// A name without case, accents, spaces and punctuation.
pub(super) fn plain(name: &str) -> String {
    fold(&name.chars().filter(|letter| is_of_word(*letter)).collect::<String>()).chars().map(without_accent).collect()
}

/// Whether the column of one end is named like the start of an arrow (`from`), so that ties have a direction where nothing
/// else says so; network programs call it `source` without meaning any.
pub(super) fn is_start(name: &str) -> bool {
    let name = plain(name);
    !name.starts_with("source") && !["quelle", "fuente", "fonte", "node1", "actor1"].contains(&name.as_str())
}

/// The letter below an accent of the western European alphabets.
fn without_accent(letter: char) -> char {
    match letter {
        'à'..='å' | 'ª' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' | 'ø' | 'º' => 'o',
        'ù'..='ü' => 'u',
        'ß' => 's',
        other => other,
    }
}

fn meanings(table: &Table, wanted: &[Meaning], fits: impl Fn(usize, Meaning) -> bool) -> BTreeMap<usize, Meaning> {
    let mut columns = BTreeMap::new();
    let names: Vec<String> = table.columns.iter().map(|name| plain(name)).collect();
    for meaning in wanted {
        let mut of_meaning = meaning.names(table.content).filter_map(|wanted| names.iter().position(|name| name == wanted));
        if let Some(column) = of_meaning.find(|column| !columns.contains_key(column) && fits(*column, *meaning)) {
            columns.insert(column, *meaning);
        }
    }
    columns
}

/// What the columns of a table of stakeholders mean, by their place.
pub(super) fn stakeholder_columns(table: &Table) -> BTreeMap<usize, Meaning> {
    use Meaning::*;
    let wanted = [
        Id, Name, Kind, Sector, Parent, Power, Interest, InRoom, Stance, Offers, Needs, Services, Serves, Tags, Link, Notes, Private, X, Y,
        Pinned,
    ];
    let is_kind = |column| table.values(column).all(|value| StakeholderKind::parse(&fold(value)).is_some());
    let mut columns = meanings(table, &wanted, |column, meaning| match meaning {
        Kind => plain(&table.columns[column]) == "kind" || is_kind(column),
        // Another program's measure of influence is no rating from 0 to 10.
        Power | Interest => {
            let name = plain(&table.columns[column]);
            let is_rating = |value| parse_number(value).is_some_and(|number| Score::new(number).is_ok());
            matches!(name.as_str(), "power" | "interest") || table.values(column).all(is_rating)
        }
        _ => true,
    });
    // A table of ids without a column called name: the first column of words that tell the rows apart holds the names, unless
    // the ids are names themselves.
    let id = columns.iter().find(|(_, meaning)| **meaning == Id).map(|(column, _)| *column);
    if !columns.values().any(|meaning| *meaning == Name) && id.is_none_or(|id| table.values(id).all(is_code)) {
        let tells_apart = |column: &usize| {
            let mut seen = BTreeSet::new();
            let mut values = table.values(*column).peekable();
            values.peek().is_some() && values.all(|value| parse_number(value).is_none() && seen.insert(value))
        };
        let others = (0..table.columns.len()).filter(|column| !columns.contains_key(column));
        if let Some(column) = others.take(NAME_COLUMNS).collect::<Vec<_>>().into_iter().find(tells_apart) {
            columns.insert(column, Name);
        }
    }
    columns
}

/// Whether an id is a number, alone or behind a few letters, and so no name.
fn is_code(id: &str) -> bool {
    let digits = id.trim_start_matches(|letter: char| letter.is_alphabetic());
    id.chars().count() - digits.chars().count() <= 5 && {
        let digits = digits.trim_start_matches(['-', '_', ' ', '.', ':', '#']);
        !digits.is_empty() && digits.chars().all(|digit| digit.is_ascii_digit() || digit == '.')
    }
}

/// What the columns of a table of relationships mean, by their place.
pub(super) fn relationship_columns(table: &Table) -> BTreeMap<usize, Meaning> {
    use Meaning::*;
    let wanted = [Source, Target, Id, Directed, Kind, Strength, Level, TrustForward, TrustBack, Sign, Notes, Private];
    meanings(table, &wanted, |column, meaning| match meaning {
        Directed => table.values(column).all(|value| direction(value).is_some()),
        // Words are no strength.
        Strength => !table.values(column).all(|value| parse_number(value).is_none()),
        _ => true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_by_their_names_in_five_languages() {
        for (name, meaning) in [
            ("Étiquette", Meaning::Name),
            ("Catégorie", Meaning::Sector),
            ("Behörde", Meaning::Name),
            ("Organización", Meaning::Name),
            ("Descrição", Meaning::Notes),
            ("Poder", Meaning::Power),
            ("Node ID", Meaning::Id),
        ] {
            assert_eq!(Meaning::of(Content::Stakeholders, name), Some(meaning), "{name}");
        }
        for (from, to) in [("De", "À"), ("Von", "Nach"), ("Quelle", "Ziel"), ("Origen", "Destino"), ("Origem", "Destino"), ("From", "To")]
        {
            assert_eq!(Meaning::of(Content::Relationships, from), Some(Meaning::Source), "{from}");
            assert_eq!(Meaning::of(Content::Relationships, to), Some(Meaning::Target), "{to}");
        }
        assert_eq!(Meaning::of(Content::Relationships, "Stärke"), Some(Meaning::Strength));
    }

    #[test]
    fn a_code_is_no_name() {
        assert!(["7", "n12", "S-3", "node_4", "12.0"].iter().all(|id| is_code(id)));
        assert!(["Ceres", "mathieu_jacomy", "At1g06000", "council", ""].iter().all(|id| !is_code(id)));
    }
}
