namespace Platform.Tickets.Knowledge.Search;

public sealed class MarkedTextTests
{
    [Fact]
    public void Marks_become_ranges_of_the_text_without_them()
    {
        var marked = MarkedText.Parse($"a {MarkedText.Start}lift{MarkedText.Stop} and {MarkedText.Start}doors{MarkedText.Stop}");
        Assert.Equal("a lift and doors", marked.Text);
        Assert.Equal(["lift", "doors"], marked.Marks.Select(m => marked.Text.Substring(m.Start, m.Length)));
    }

    [Fact]
    public void A_mark_that_is_never_closed_marks_nothing() => Assert.Empty(MarkedText.Parse($"a{MarkedText.Stop} {MarkedText.Start}b").Marks);
}
