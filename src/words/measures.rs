//! The names of measures on screen, and what they mean in one plain sentence.

/// What a measure is called and what it means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Term {
    /// The name on screen.
    pub name: &'static str,
    /// The meaning, one sentence.
    pub meaning: &'static str,
}

const LEAST_BY_CHANCE: &str = "It is hardly ever below this if sectors are dealt out at random.";
const MOST_BY_CHANCE: &str = "It is hardly ever above this if sectors are dealt out at random.";
const COULD_BE_CHANCE: &str = "How often it is as far out if sectors are dealt out at random; below 0.05 it is more than chance.";
const AGAINST_CHANCE: &str =
    "More (above 0) or less (below 0) often than if as many ties were drawn at random; beyond 2 either way is rare.";

/// The term for a key of a report; `None` for a key that has none.
pub fn term(key: &str) -> Option<Term> {
    let (name, meaning) = match key {
        "stakeholder_count" => ("Bodies", "How many bodies are on the map."),
        "relationship_count" => ("Ties", "How many ties are on the map."),
        "density" => ("Ties in use", "The share of possible ties that exist."),
        "reciprocity" => ("Answered arrows", "The share of one-way ties that are answered by another."),
        "reciprocity_dyad" => ("Mutual pairs", "The share of tied pairs that are tied both ways."),
        "component_count" => ("Separate parts", "How many groups of bodies have no tie to each other."),
        "strong_component_count" => {
            ("Parts along arrows", "How many groups there are within which everyone reaches everyone along the arrows.")
        }
        "diameter" => ("Longest way", "How many steps lie between the two bodies that are farthest apart."),
        "degree_centralization" => ("Around one centre", "How far ties hang on one body."),
        "in_degree_centralization" => ("Arrows to one centre", "How far arrows lead to one body."),
        "out_degree_centralization" => ("Arrows from one centre", "How far arrows come from one body."),
        "betweenness_centralization" => ("Passing through one", "How far the shortest ways pass through one body."),
        "closeness_centralization" => ("Near one centre", "How far one body is nearer to everyone than the others are."),
        "ei_index" => ("Across or inside", "Whether ties cross sectors (up to 1) or stay inside them (down to −1)."),
        "ei_index_chance" => ("Across by chance", "What Across or inside would be if ties were drawn at random."),
        "power_gini" => ("Unevenness", "How unevenly it is spread: 0 if all hold the same, near 1 if one holds it all."),
        "power_theil" => ("Unevenness that splits", "Unevenness in a form that splits exactly into between and inside sectors."),
        "power_theil_between" => ("Gap between sectors", "Unevenness between sectors, not inside them."),
        "power_theil_within" => ("Gap inside sectors", "Unevenness inside sectors, not between them."),
        "power_hhi" => ("Concentration", "The chance that two shares drawn at random belong to the same body."),
        "power_holders" => ("Held by about", "As uneven as if so many bodies held it equally."),
        "degree" => ("Partners", "How many bodies it has ties with."),
        "in_degree" => ("Partners that lead here", "How many bodies have a tie that leads to it."),
        "out_degree" => ("Partners that it leads to", "How many bodies it has a tie that leads to."),
        "strength" => ("Strength of ties", "How strong all its ties are together."),
        "in_strength" => ("Strength received", "How strong all ties are that lead to it."),
        "out_strength" => ("Strength given", "How strong all ties are that lead from it."),
        "betweenness" => ("Connects others", "How often the shortest way between others passes through it."),
        "closeness" => ("Near its own part", "How few steps it is from everyone that it reaches."),
        "in_closeness" => ("Near to be reached", "How few steps away those are that reach it."),
        "out_closeness" => ("Near to those it reaches", "How few steps away those are that it reaches."),
        "harmonic_closeness" => ("Within reach", "How few steps it is from everyone."),
        "in_harmonic_closeness" => ("Easily reached", "How few steps everyone is from reaching it."),
        "out_harmonic_closeness" => ("Reaches easily", "How few steps it is from reaching everyone."),
        "articulation_point" => ("Cut-off point", "Without it some lose contact."),
        "constraint" => ("Held by its partners", "How far its partners are tied to each other, so that it has little room."),
        "effective_size" => ("Partners that add something", "Its partners, less those that lead to the same bodies."),
        "eigenvector" => ("Tied to the well tied", "It counts by how much its partners count."),
        "pagerank" => ("Found by following ties", "How often somebody who follows ties at random comes by."),
        "katz" => ("Many ways to it", "How many ways lead to it, longer ones counting less."),
        "bonacich_power" => ("Power from strong partners", "It has power when its partners are well tied."),
        "bonacich_power_negative" => ("Power from weak partners", "It has power when its partners have few others."),
        "influence" => ("Drives", "How much it influences others, directly and through one other."),
        "dependence" => ("Depends", "How much others influence it, directly and through one other."),
        "net_influence" => ("Drives or depends", "Influences others, or is influenced."),
        "competitiveness" => ("Driving weight", "Its influence weighed against its dependence; 1 is the average."),
        "sector_modularity" => ("Sectors apart", "How far ties stay inside sectors, beyond what the sizes of the sectors give."),
        "sector_assortativity" => ("Own sector first", "Whether bodies are tied to their own sector (up to 1) or to others (below 0)."),
        "degree_assortativity" => ("Well tied with well tied", "Whether bodies with many partners are tied to each other."),
        "clustering" => ("Partners tied", "How many of its partners are tied to each other."),
        "core_number" => ("Depth in the core", "How well tied the innermost group is that it belongs to."),
        "edge_betweenness" => ("Carries ways", "How many of the shortest ways between any two bodies lead along this tie, as a share."),
        "bridge" => ("Only link", "Without this tie two parts separate."),
        "asymmetry" => ("One-sidedness", "Whether the tie goes more one way (1) or the other (−1)."),
        "transitivity" => ("Partners of partners", "How often two partners of a body are tied to each other."),
        "average_clustering" => ("Partners tied, on average", "How many of a body's partners are tied to each other, on average."),
        "eccentricity" => ("Farthest", "How many steps it is from the body farthest from it."),
        "brokerage.coordinator" => ("Go-between inside its sector", "How often it joins two of its own sector that have no direct tie."),
        "brokerage.itinerant" => {
            ("Go-between inside another sector", "How often it joins two of one other sector that have no direct tie.")
        }
        "brokerage.representative" => {
            ("Speaks for its sector", "How often it leads from its own sector to another where there is no direct tie.")
        }
        "brokerage.gatekeeper" => {
            ("Lets into its sector", "How often it leads from another sector into its own where there is no direct tie.")
        }
        "brokerage.liaison" => ("Go-between of two other sectors", "How often it joins two other sectors' bodies that have no direct tie."),
        "brokerage.total" => ("Go-between", "How often it joins two that have no direct tie."),
        "brokerage.z_coordinator" => ("Go-between inside its sector, against chance", AGAINST_CHANCE),
        "brokerage.z_itinerant" => ("Go-between inside another sector, against chance", AGAINST_CHANCE),
        "brokerage.z_representative" => ("Speaks for its sector, against chance", AGAINST_CHANCE),
        "brokerage.z_gatekeeper" => ("Lets into its sector, against chance", AGAINST_CHANCE),
        "brokerage.z_liaison" => ("Go-between of two other sectors, against chance", AGAINST_CHANCE),
        "brokerage.z_total" => ("Go-between, against chance", AGAINST_CHANCE),
        "brokerage_share" => ("Share of go-betweens", "How much of all that passes between sectors passes through bodies of this one."),
        "community" => ("Circle", "The number of the circle of bodies that it is most closely tied to."),
        "community_count" => ("Circles", "How many circles of closely tied bodies there are."),
        "community_modularity" => ("Circles apart", "How far ties stay inside the circles found, beyond what chance gives."),
        "formal_gap" => (
            "Rated or connected",
            "The rating compared with the place in the ties: above 0 it is rated higher, below 0 it is connected better.",
        ),
        "formal_agreement" => (
            "Ratings and ties agree",
            "How far those that are rated high are those with a high place in the ties: 1 fully, 0 not at all, below 0 the other way round.",
        ),
        "influence_ratio" => ("Share of driving", "How much of what it gives and takes is influence on others."),
        "competitiveness_max" => (
            "Driving weight by the strongest way",
            "Its influence weighed against its dependence, where only the strongest way to each other counts; 1 is the average.",
        ),
        "net_scale" => (
            "Influence left over",
            "How much more the source influences the target than the other way round, directly and through one other.",
        ),
        "autonomy" => ("Room to manoeuvre", "Its partners are not all tied to each other."),
        "efficiency" => {
            ("Share of partners that add something", "How many of its partners lead to bodies that the others do not lead to, as a share.")
        }
        "component_loss" => ("Lost without it", "How much smaller the largest part would be without it, as a share."),
        "power_gap" => {
            ("Who needs whom more", "How much more the target depends on the source (up to 1) than the source on the target (down to −1).")
        }
        "mutual_dependence" => ("Need of each other", "How much the two depend on each other together."),
        "one_sidedness" => ("One-sidedness of all ties", "How much of all that passes goes one way only: 0 is mutual, 1 is one-way."),
        "mean_asymmetry" => ("One-sidedness of a pair", "How one-sided a tied pair is on average: 0 is mutual, 1 is one-way."),
        "representation" => ("Held for its size", "What the sector holds compared with its number of bodies: above 1 more, below 1 less."),
        "flow_balance" => {
            ("Gives or receives", "Whether the sector gives other sectors more (up to 1) or receives more from them (down to −1).")
        }
        "openness" => ("Open or closed", "Whether the sector's ties lead to others (up to 1) or stay inside (down to −1)."),
        "sent" => ("Goes forth", "How strong all ties are that lead from the first sector to the second."),
        "received" => ("Comes back", "How strong all ties are that lead from the second sector to the first."),
        "reach" => ("Near enough", "How many of the others are within two steps, as a share."),
        "reach_efficiency" => ("Near enough with few partners", "How many of the others are within two steps, for each of its partners."),
        "trust" => ("Trust", "How far it is trusted by those it has ties with, 1 to 4."),
        "value" => ("Brings along", "What it brings: rated power, depth of its ties and bases of power, 1 to 4."),
        "relative_connectivity" => {
            ("Worth of its ties", "What its ties are worth, by trust and by what partners bring, beside the body with the best.")
        }
        "convergence" => ("Pulls together", "How far bodies pull the same way on the goals they share."),
        "divergence" => ("Pulls apart", "How far bodies pull against each other on the goals they share."),
        "mobilisation" => ("Puts into goals", "How much it puts behind the goals or against them."),
        "ambivalence" => ("With and against", "Whether it pulls with and against the same others: 0 never, 1 evenly."),
        "holds" => ("How sure", "How often the first stays first when a few ties are missing or wrong."),
        "agreement" => ("How sure the order is", "How far the whole order stays when a few ties are missing or wrong."),
        "ei_index_low" => ("Across or inside, least by chance", LEAST_BY_CHANCE),
        "ei_index_high" => ("Across or inside, most by chance", MOST_BY_CHANCE),
        "ei_index_p" => ("Across or inside, could be chance", COULD_BE_CHANCE),
        "sector_modularity_chance" => ("Sectors apart, by chance", "What it would be on average if sectors were dealt out at random."),
        "sector_modularity_low" => ("Sectors apart, least by chance", LEAST_BY_CHANCE),
        "sector_modularity_high" => ("Sectors apart, most by chance", MOST_BY_CHANCE),
        "sector_modularity_p" => ("Sectors apart, could be chance", COULD_BE_CHANCE),
        "power_theil_between_chance" => {
            ("Gap between sectors, by chance", "What it would be on average if sectors were dealt out at random.")
        }
        "power_theil_between_low" => ("Gap between sectors, least by chance", LEAST_BY_CHANCE),
        "power_theil_between_high" => ("Gap between sectors, most by chance", MOST_BY_CHANCE),
        "power_theil_between_p" => ("Gap between sectors, could be chance", COULD_BE_CHANCE),
        _ => return None,
    };
    Some(Term { name, meaning })
}

/// What it rests on how sure it is who is first.
///
/// # Arguments
/// * `share`: of the trials in which that one stayed first, 0 to 1.
pub fn sureness(first: &str, share: f64, trials: usize) -> String {
    let stays = (share * trials as f64).round();
    format!("With up to a tenth of the ties missing or wrong, {first} stays first in {stays} of {trials} trials.")
}
