using System.Text.RegularExpressions;

namespace Platform.Hosting.Help;

public partial class HelpArticleTests
{
    private static readonly string[] Roles = ["administrator", "supervisor", "operator", "field-agent", "technician", "sales", "manager", "auditor", "client", "vendor"];

    [Fact]
    public void Every_article_has_a_title_a_summary_and_something_to_say() =>
        Assert.All(HelpArticle.All, a => Assert.True(a is { Title.Length: > 3, Summary.Length: > 10, Markdown.Length: > 100 }, a.Slug));

    [Fact]
    public void There_are_articles() => Assert.True(HelpArticle.All.Count >= 15);

    [Fact]
    public void Links_between_articles_lead_somewhere()
    {
        var slugs = HelpArticle.All.Select(a => a.Slug).ToHashSet();
        Assert.Empty(from article in HelpArticle.All
                     from Match link in Link().Matches(article.Markdown)
                     let target = link.Groups[1].Value
                     where !target.StartsWith('/') && !slugs.Contains(target)
                     select $"{article.Slug} → {target}");
    }

    [Fact]
    public void Articles_are_for_roles_there_are() => Assert.Empty(HelpArticle.All.SelectMany(a => a.Roles).Except(Roles));

    [Theory]
    [InlineData("forgotten", "sign-in")]
    [InlineData("gdpr", "personal-data")]
    [InlineData("curl", "send-readings")]
    [InlineData("invite", "colleagues")]
    [InlineData("API keys", "api-keys")]
    [InlineData("audit trail", "audit")]
    public void A_question_finds_its_article_first(string question, string slug) => Assert.Equal(slug, HelpApi.Search(HelpArticle.All, question).Items[0].Slug);

    [Fact]
    public void All_words_must_be_there() => Assert.Empty(HelpApi.Search(HelpArticle.All, "keyboard xyzzy").Items);

    [Fact]
    public void Asking_nothing_shows_all_in_reading_order() => Assert.Equal(HelpArticle.All.Select(a => a.Slug), HelpApi.Search(HelpArticle.All, "  ").Items.Select(a => a.Slug));

    [Fact]
    public void An_article_without_a_head_says_so() => Assert.Contains("two lines of dashes", Assert.Throws<FormatException>(() => HelpArticle.Parse("bare", "# Hello")).Message, StringComparison.Ordinal);

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Link();
}
