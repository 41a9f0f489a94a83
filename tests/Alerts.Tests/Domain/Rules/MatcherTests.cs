using Platform.Alerts.Domain.Labels;

namespace Platform.Alerts.Domain.Rules;

public class MatcherTests
{
    private static readonly LabelSet Labels = LabelSet.Of(("alertname", "DiskFull"), ("severity", "critical"));

    [Theory]
    [InlineData("alertname=DiskFull", true)]
    [InlineData("alertname=\"DiskFull\"", true)]
    [InlineData("alertname=Disk", false)]
    [InlineData("alertname!=Disk", true)]
    [InlineData("alertname=~Disk.*", true)]
    [InlineData("alertname=~Disk", false)]
    [InlineData("alertname!~Disk", true)]
    [InlineData("severity=~\"warning|critical\"", true)]
    [InlineData("team=", true)]
    [InlineData("team!=", false)]
    [InlineData("team=~.*", true)]
    public void Matchers_match_whole_values_and_take_missing_labels_for_empty(string text, bool matches)
    {
        Assert.True(Matcher.TryParse(text, out var matcher));
        Assert.Equal(matches, matcher.Matches(Labels));
    }

    [Theory, InlineData(""), InlineData("=x"), InlineData("a~x"), InlineData("a=\"x"), InlineData("a b=x"), InlineData("a=~("), InlineData("0a=x")]
    public void What_is_no_matcher_is_refused(string text) => Assert.False(Matcher.TryParse(text, out _));

    [Theory, InlineData("(?=x)"), InlineData(@"(x)\1"), InlineData("(a{500}){500}"), InlineData("a{99999}")]
    public void Expressions_that_could_explode_are_refused(string pattern) => Assert.NotNull(new Matcher("a", pattern, IsRegex: true).WhyNot());

    [Fact]
    public void An_expression_that_makes_others_wait_for_ever_answers()
    {
        var matcher = new Matcher("a", "(x+x+)+y", IsRegex: true);
        Assert.Null(matcher.WhyNot());
        Assert.False(matcher.Matches(LabelSet.Of(("a", new string('x', 2_000)))));
    }
}
