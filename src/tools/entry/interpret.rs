//! What lines mean for a map.

use crate::edit::{Command, IdSource, plan};
use crate::model::{
    Record, Relationship, RelationshipKind, Score, Sector, SectorId, Sign, Stakeholder, StakeholderId, StakeholderMap, Strength,
};
use crate::tools::entry::line::{Line, read};
use crate::tools::entry::names;
use crate::words::entry::{EntryProblem, Outcome};

/// The most lines that are read at once.
const MOST_LINES: usize = 2_000;
/// The longest name, in characters.
const LONGEST_NAME: usize = 2_000;

/// What lines mean.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Reading {
    /// What Enter does; `None` where there is nothing to do.
    pub command: Option<Command>,
    /// What that is, for the preview.
    pub outcome: Outcome,
    /// What cannot be done.
    pub problems: Vec<EntryProblem>,
    /// The bodies that the lines name, new and old, for selection.
    pub named: Vec<StakeholderId>,
}

/// Reads lines for a map. New names become bodies, `conflict` becomes opposition; a tie that is there already is only
/// changed where the line says a strength.
pub fn interpret(text: &str, map: &StakeholderMap, ids: &mut IdSource, last_kind: &str) -> Reading {
    let mut draft = Draft { map: map.clone(), ids, commands: Vec::new(), reading: Reading::default() };
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    if lines.len() > MOST_LINES {
        draft.reading.problems.push(EntryProblem::TooManyLines { most: MOST_LINES });
    }
    for (at, line) in lines.into_iter().take(MOST_LINES).enumerate() {
        let is_first = at == 0;
        match read(line) {
            Some(Line::Body { name, .. }) if is_first && text.contains('\t') && names::is_heading(&name) => {}
            Some(Line::Body { name, sector, ratings }) => draft.add_body(&name, sector.as_deref(), ratings),
            Some(Line::Ties { sources, targets, directed, kind, strength }) => {
                let kind = RelationshipKind::new(kind.as_deref().unwrap_or(last_kind));
                draft.add_ties(&sources, &targets, directed, &kind, strength);
            }
            None => draft.reading.problems.push(EntryProblem::Unclear { line: line.trim().to_owned() }),
        }
    }
    let Draft { commands, mut reading, .. } = draft;
    reading.command = match commands.len() {
        0 => None,
        _ => Some(Command::Batch(commands)),
    };
    reading
}

/// The map as the lines read so far leave it.
struct Draft<'a> {
    map: StakeholderMap,
    ids: &'a mut IdSource,
    commands: Vec<Command>,
    reading: Reading,
}

impl Draft<'_> {
    fn add_body(&mut self, name: &str, sector: Option<&str>, ratings: [Option<f64>; 2]) {
        let known = names::body(&self.map, name).cloned();
        let mut scores = [None; 2];
        for (score, rating) in scores.iter_mut().zip(ratings) {
            match rating.map(Score::new) {
                Some(Err(_)) => return self.reading.problems.push(EntryProblem::Rating { value: rating.unwrap_or_default() }),
                read => *score = read.and_then(Result::ok),
            }
        }
        let [power, interest] = scores;
        self.reading.outcome.ratings = [power, interest].map(|score| score.map(Score::value));
        let sector_id = sector.map(|name| self.sector(name));
        match known {
            None => {
                let id = self.body(name, sector_id);
                let body = self.map.stakeholders().find(&id).filter(|_| power.is_some() || interest.is_some()).cloned();
                if let Some(body) = body {
                    self.carry_out(Command::ChangeStakeholder(Stakeholder { power, interest, ..body }));
                }
            }
            Some(body) => {
                self.reading.named.push(body.id.clone());
                let (power, interest) = (power.or(body.power), interest.or(body.interest));
                let next = Stakeholder { sector: sector_id.or(body.sector.clone()), power, interest, ..body.clone() };
                if next.sector != body.sector {
                    self.reading.outcome.moved_bodies.push(body.name.clone());
                } else if next != body {
                    self.reading.outcome.rated_bodies.push(body.name.clone());
                } else {
                    return self.reading.problems.push(EntryProblem::IsThere { name: body.name });
                }
                self.carry_out(Command::ChangeStakeholder(next));
            }
        }
    }

    fn add_ties(&mut self, sources: &[String], targets: &[String], directed: bool, kind: &RelationshipKind, strength: Option<f64>) {
        let value = match strength.map(Strength::new) {
            None => Strength::default(),
            Some(Ok(value)) => value,
            Some(Err(_)) => {
                self.reading.problems.push(EntryProblem::Strength { value: strength.unwrap_or_default() });
                return;
            }
        };
        for source in sources {
            for target in targets {
                if names::plain(source) == names::plain(target) {
                    self.reading.problems.push(EntryProblem::ToItself { name: source.clone() });
                    continue;
                }
                let (source, target) = (self.body_named(source), self.body_named(target));
                let is_same = |tie: &&Relationship| {
                    let (forward, back) =
                        ((&tie.source, &tie.target) == (&source, &target), (&tie.source, &tie.target) == (&target, &source));
                    tie.kind.as_ref() == Some(kind) && tie.directed == directed && (forward || (back && !directed))
                };
                let existing = self.map.relationships().iter().find(is_same).cloned();
                match existing {
                    Some(tie) if strength.is_some() && tie.strength != value => {
                        self.reading.outcome.changed_ties += 1;
                        self.carry_out(Command::ChangeRelationship(Relationship { strength: value, ..tie }));
                    }
                    Some(_) => self.reading.problems.push(EntryProblem::TiedAlready { from: self.name(&source), to: self.name(&target) }),
                    None => {
                        let sign =
                            if kind.as_str().eq_ignore_ascii_case(RelationshipKind::CONFLICT) { Sign::Opposition } else { Sign::Support };
                        let id = self.ids.relationship(&self.map);
                        let tie = Relationship {
                            source,
                            target,
                            directed,
                            kind: Some(kind.clone()),
                            strength: value,
                            sign,
                            ..Relationship::blank(id)
                        };
                        self.reading.outcome.ties += 1;
                        self.reading.outcome.kind = Some(kind.as_str().to_owned());
                        self.reading.outcome.strength = strength;
                        self.carry_out(Command::AddRelationship(tie));
                    }
                }
            }
        }
    }

    fn body_named(&mut self, name: &str) -> StakeholderId {
        match names::body(&self.map, name).map(|body| body.id.clone()) {
            Some(id) => {
                if !self.reading.named.contains(&id) {
                    self.reading.named.push(id.clone());
                }
                id
            }
            None => self.body(name, None),
        }
    }

    fn body(&mut self, name: &str, sector: Option<SectorId>) -> StakeholderId {
        let name: String = name.chars().take(LONGEST_NAME).collect();
        if let Some(near) = names::near(&self.map, &name) {
            self.reading.outcome.near.get_or_insert((name.clone(), near.name.clone()));
        }
        let id = self.ids.stakeholder(&self.map);
        self.reading.named.push(id.clone());
        self.reading.outcome.bodies.push(name.clone());
        self.carry_out(Command::AddStakeholder(Stakeholder { name, sector, ..Stakeholder::blank(id.clone()) }));
        id
    }

    fn sector(&mut self, name: &str) -> SectorId {
        if let Some(sector) = names::sector(&self.map, name) {
            self.reading.outcome.sector = Some(sector.name.clone());
            return sector.id.clone();
        }
        let id = self.ids.sector(&self.map);
        self.reading.outcome.sector = Some(name.to_owned());
        self.reading.outcome.sectors.push(name.to_owned());
        self.carry_out(Command::AddSector(Sector { name: name.to_owned(), ..Sector::blank(id.clone()) }));
        id
    }

    fn name(&self, id: &StakeholderId) -> String {
        self.map.stakeholders().find(id).map_or_else(String::new, |body| body.name.clone())
    }

    fn carry_out(&mut self, command: Command) {
        match plan(&self.map, &command) {
            Ok(diff) => {
                let mut document = crate::edit::Document::new(std::mem::take(&mut self.map));
                document.commit(&diff);
                self.map = document.map().as_ref().clone();
                self.commands.push(command);
            }
            Err(_) => self.reading.problems.push(EntryProblem::Full),
        }
    }
}
