//! VNA as NetDraw writes it.

use crate::formats::samples::read_as;

#[test]
fn data_properties_and_ties_are_read() {
    let file = "*node data\nid sector\n1 Health\n\"Town hall\" \"Public sector\"\n*Node properties\nID x y shape shortlabel\n1 0 0 1 Clinic\n9 400 500 1 Bank\n*tie data\nfrom to strength kind\n1 \"Town hall\" 2 funds\n9 1\n1\n";
    expect_test::expect![[r#"
        1 “Clinic” in Health at 0 0
        Town hall “Town hall” in Public sector
        9 “Bank” at 400 500
        1 -> Town hall 2 funds
        9 -> 1 1
        ! skipped-part: A tie with one end has no place in a map and was left out. (sample, line 13, column 1)
    "#]]
    .assert_eq(&read_as(file.as_bytes()));
}

#[test]
fn columns_of_numbers_are_relations() {
    expect_test::expect![[r#"
        a “a”
        b “b”
        c “c”
        a -> b 1 friends
        b -> c -3 advice
    "#]]
    .assert_eq(&read_as(b"*Tie data\nfrom,to,friends,advice\na,b,1,0\nb,c,0,-3\n"));
}
