//! DL in the forms that UCINET documents.

use crate::formats::samples::read_as;

#[test]
fn a_full_matrix_with_labels_is_read_and_ties_that_go_both_ways_alike_are_one() {
    expect_test::expect![[r#"
        1 “Health Dept”
        2 “Schools”
        3 “Bank”
        1 -- 2 2
        2 -- 3 -1
    "#]]
    .assert_eq(&read_as(
        b"DL N = 3\nFORMAT = FULLMATRIX DIAGONAL PRESENT\nLABELS:\nHealth Dept\nSchools\nBank\nDATA:\n0 2 0\n2 0 -1\n0 -1 0\n",
    ));
}

#[test]
fn several_matrices_are_several_relations() {
    expect_test::expect![[r#"
        1 “a”
        2 “b”
        1 -> 2 1 funds
        2 -> 1 4 trusts
    "#]]
    .assert_eq(&read_as(b"dl n=2, nm=2\nlabels:\na,b\nmatrix labels:\nfunds,trusts\ndata:\n0 1\n0 0\n0 0\n4 0\n"));
}

#[test]
fn labels_may_stand_in_the_data() {
    expect_test::expect![[r#"
        1 “a b”
        2 “c”
        3 “d”
        1 -> 2 1
        2 -> 3 1
    "#]]
    .assert_eq(&read_as(b"dl n=3 format=fullmatrix\nlabels embedded\ndata:\n \"a b\" c d\n\"a b\" 0 1 0\nc 0 0 1\nd 0 0 0\n"));
    expect_test::expect![[r#"
        1 “ann”
        2 “bob”
        3 “cy d”
        1 -> 2 2
        2 -> 3 1
    "#]]
    .assert_eq(&read_as(b"dl n=3 format=edgelist1\nlabels embedded\ndata:\nann bob 2\nbob \"cy d\"\n"));
}

#[test]
fn lists_halves_and_two_kinds_are_read() {
    expect_test::expect![[r#"
        1 “a”
        2 “b”
        3 “c”
        1 -> 2 1
        1 -> 3 1
        2 -> 3 1
    "#]]
    .assert_eq(&read_as(b"DL n=3\nformat = nodelist1\nlabels:\na\nb\nc\ndata:\n1 2 3\n2 3\n"));
    expect_test::expect![[r#"
        1 “1”
        2 “2”
        3 “3”
        2 -- 1 1
        3 -- 2 5
    "#]]
    .assert_eq(&read_as(b"dl n=3 format=lowerhalf diagonal=absent\ndata:\n1\n0 5\n"));
    expect_test::expect![[r#"
        r1 “ann”
        r2 “bob”
        c1 “x”
        c2 “y”
        c3 “z”
        r1 -- c1 1
        r1 -- c3 1
        r2 -- c3 2
    "#]]
    .assert_eq(&read_as(b"dl nr=2 nc=3\nrow labels:\nann,bob\ncolumn labels:\nx,y,z\ndata:\n1 0 1\n0 0 2\n"));
    expect_test::expect![[r#"
        r1 “ann”
        r2 “bob”
        c1 “fair”
        r1 -- c1 1
        r2 -- c1 1
    "#]]
    .assert_eq(&read_as(b"dl nr=2 nc=2 format=edgelist2\nrow labels embedded\ncolumn labels embedded\ndata:\nann fair\nbob fair\n"));
}

#[test]
fn what_says_too_little_is_refused() {
    expect_test::expect![[r#"
        malformed: This UCINET DL file cannot be read: it ends before its data. (sample, line 4, column 5)
        malformed: This UCINET DL file cannot be read: it does not say how many bodies there are. (sample, line 1, column 1)
        malformed: This UCINET DL file cannot be read: a matrix holds something else than numbers. (sample, line 3, column 1)
        malformed: This UCINET DL file cannot be read: it has more rows than a map has bodies. (sample, line 1, column 1)
        malformed: This UCINET DL file cannot be read: a tie has one end. (sample, line 3, column 1)
    "#]]
    .assert_eq(
        &[
            "dl n=2\nlabels:\na,b\ndata",
            "dl format=fullmatrix\ndata:\n1",
            "dl n=2\ndata:\n0 x\n0 0\n",
            "dl n=99999999999\ndata:\n",
            "dl n=2 format=edgelist1\ndata:\n1\n",
        ]
        .map(|file| read_as(file.as_bytes()))
        .concat(),
    );
}
