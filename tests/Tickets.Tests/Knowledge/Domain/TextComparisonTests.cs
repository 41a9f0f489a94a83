using FsCheck;
using FsCheck.Fluent;

namespace Platform.Tickets.Knowledge.Domain;

public sealed class TextComparisonTests
{
    [Fact]
    public void A_line_that_moved_is_taken_out_and_put_in() =>
        Assert.Equal(["-a", " b", "+a"], Told("a\nb", "b\na"));

    [Fact]
    public void The_same_text_has_no_changes() => Assert.All(TextComparison.Between("a\n\nb", "a\n\nb"), line => Assert.Equal(LineChange.Same, line.Change));

    /// <summary>Without what was put in it is the text before, without what was taken out the text after.</summary>
    [Fact]
    public void A_comparison_holds_both_texts() => Prop.ForAll(Texts, Texts, (before, after) =>
    {
        var lines = TextComparison.Between(before, after);
        return string.Join('\n', lines.Where(l => l.Change is not LineChange.Added).Select(l => l.Text)) == before
            && string.Join('\n', lines.Where(l => l.Change is not LineChange.Removed).Select(l => l.Text)) == after;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Texts_of_very_many_other_lines_are_one_taken_out_and_the_other_put_in()
    {
        var lines = TextComparison.Between(string.Join('\n', Enumerable.Range(0, 3_000)), string.Join('\n', Enumerable.Range(5_000, 3_000)));
        Assert.Equal((3_000, 3_000), (lines.Count(l => l.Change is LineChange.Removed), lines.Count(l => l.Change is LineChange.Added)));
    }

    private static readonly Arbitrary<string> Texts = Gen.Elements("a", "b", "c", "").ListOf().Select(lines => string.Join('\n', lines)).ToArbitrary();

    private static string[] Told(string before, string after) =>
        [.. TextComparison.Between(before, after).Select(l => $"{(l.Change is LineChange.Same ? ' ' : l.Change is LineChange.Added ? '+' : '-')}{l.Text}")];
}
