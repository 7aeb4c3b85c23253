//! Far groups of bodies as one: the repulsion of all on each in O(n log n) (Barnes and Hut 1986).

use crate::layout::point::Point;

/// A group counts as one where its side is less than this share of its distance.
const OPENING: f64 = 0.85;
/// Bodies in a leaf before it splits, and the deepest split; bodies on one spot end in one leaf.
const LEAF: usize = 6;
const DEEPEST: usize = 24;

struct Node {
    center: Point,
    count: f64,
    side: f64,
    /// Index of the first of four children; 0 for a leaf.
    children: usize,
    /// Range of the leaf's bodies in the order of the tree.
    from: usize,
    to: usize,
}

/// A tree over the places of some bodies.
pub(crate) struct QuadTree {
    nodes: Vec<Node>,
    points: Vec<Point>,
}

impl QuadTree {
    /// Builds the tree. **O(n log n)**.
    pub(crate) fn new(points: impl Iterator<Item = Point>) -> Self {
        let mut points: Vec<Point> = points.collect();
        let (mut low, mut high) = (Point::new(f64::INFINITY, f64::INFINITY), Point::new(f64::NEG_INFINITY, f64::NEG_INFINITY));
        for point in &points {
            low = Point::new(low.x.min(point.x), low.y.min(point.y));
            high = Point::new(high.x.max(point.x), high.y.max(point.y));
        }
        let side = (high.x - low.x).max(high.y - low.y);
        let mut nodes = vec![node(&points, side, 0, points.len())];
        let mut open = vec![(0, (low + high) * 0.5, 0)];
        while let Some((index, middle, depth)) = open.pop() {
            let (from, to, side) = (nodes[index].from, nodes[index].to, nodes[index].side / 2.0);
            if to - from <= LEAF || depth == DEEPEST {
                continue;
            }
            let by_row = from + split(&mut points[from..to], |point| point.y < middle.y);
            let top = from + split(&mut points[from..by_row], |point| point.x < middle.x);
            let bottom = by_row + split(&mut points[by_row..to], |point| point.x < middle.x);
            nodes[index].children = nodes.len();
            let quarters = [(from, top, -1.0, -1.0), (top, by_row, 1.0, -1.0), (by_row, bottom, -1.0, 1.0), (bottom, to, 1.0, 1.0)];
            for (from, to, x, y) in quarters {
                open.push((nodes.len(), middle + Point::new(x, y) * (side / 2.0), depth + 1));
                nodes.push(node(&points, side, from, to));
            }
        }
        Self { nodes, points }
    }

    /// The sum of `(at − body) / distance²` over all bodies; a body on the spot itself adds nothing.
    pub(crate) fn repulsion(&self, at: Point, stack: &mut Vec<usize>) -> Point {
        let mut force = Point::default();
        stack.clear();
        stack.push(0);
        while let Some(index) = stack.pop() {
            let node = &self.nodes[index];
            if node.count == 0.0 {
                continue;
            }
            let away = at - node.center;
            let squared = away.x * away.x + away.y * away.y;
            if node.children > 0 && node.side * node.side >= OPENING * OPENING * squared {
                stack.extend(node.children..node.children + 4);
            } else if node.children > 0 {
                force = force + away * (node.count / squared);
            } else {
                for &body in &self.points[node.from..node.to] {
                    let away = at - body;
                    let squared = away.x * away.x + away.y * away.y;
                    if squared > 1e-9 {
                        force = force + away * (1.0 / squared);
                    }
                }
            }
        }
        force
    }
}

fn node(points: &[Point], side: f64, from: usize, to: usize) -> Node {
    let count = (to - from) as f64;
    let sum = points[from..to].iter().fold(Point::default(), |sum, &point| sum + point);
    Node { center: sum * (1.0 / count.max(1.0)), count, side, children: 0, from, to }
}

/// Moves those that pass to the front and returns how many they are.
fn split(points: &mut [Point], passes: impl Fn(&Point) -> bool) -> usize {
    let mut front = 0;
    for i in 0..points.len() {
        if passes(&points[i]) {
            points.swap(front, i);
            front += 1;
        }
    }
    front
}
