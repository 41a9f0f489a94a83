using Platform.Tickets.Domain;
using Platform.Tickets.Knowledge.Features;

namespace Platform.Tickets.Knowledge.Domain;

public sealed class ArticleDecisionsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 31, 12, 0, 0, TimeSpan.Zero);
    private static readonly TenantId Tenant = new(Guid.NewGuid());

    [Fact]
    public void Publishing_the_same_text_twice_makes_no_second_version() => Assert.Empty(PublishArticle.Decide(Published(), new(), 12, Now).Events);

    [Fact]
    public void Every_publishing_makes_the_next_version()
    {
        var changed = Then(Published(), WriteArticle.Decide(Published(), new() { Body = "More" }, Desk.Empty(Tenant), Now));
        Assert.Equal(2, Assert.IsType<ArticlePublished>(Assert.Single(PublishArticle.Decide(changed, new(), 12, Now))).Number);
    }

    [Fact]
    public void A_review_comes_so_many_months_later_and_never_where_nobody_wants_one()
    {
        Assert.Equal(new DateOnly(2026, 9, 30), ReviewDay.After(Now, null, 6).Value);
        Assert.Null(ReviewDay.After(Now, null, 0).Value);
        Assert.Equal(ArticleRefusals.ReviewPast, ReviewDay.After(Now, new DateOnly(2026, 3, 31), 6).Refusal);
    }

    [Fact]
    public void An_article_restored_to_its_latest_version_has_no_changes()
    {
        var changed = Then(Published(), WriteArticle.Decide(Published(), new() { Body = "More" }, Desk.Empty(Tenant), Now));
        Assert.False(Then(changed, ArticleVersions.Decide(changed, 1, Published().Text, Now)).HasChanges);
    }

    [Fact]
    public void What_is_archived_is_not_written_on() =>
        Assert.Equal(ArticleRefusals.Archived, WriteArticle.Decide(Then(Published(), ArchiveArticle.Decide(Published(), Now)), new() { Title = "New" }, Desk.Empty(Tenant), Now).Refusal);

    [Fact]
    public void A_revision_that_changes_nothing_is_none() => Assert.Empty(WriteArticle.Decide(Published(), new() { Title = " Filters ", Tags = ["B", "a"] }, Desk.Empty(Tenant), Now).Events);

    [Fact]
    public void A_category_the_desk_gave_up_may_stay_and_a_new_one_must_be_known()
    {
        var desk = Desk.Empty(Tenant) with { Categories = ["Doors"] };
        var article = Published() with { Category = "Lifts" };
        Assert.Single(WriteArticle.Decide(article, new() { Title = "Other" }, desk, Now).Events);
        Assert.Equal(ArticleRefusals.UnknownCategory, WriteArticle.Decide(article, new() { Category = "Roofs" }, desk, Now).Refusal);
    }

    private static Article Published()
    {
        var text = new ArticleText("Filters", "Change them.", null, ["a", "b"], ArticleVisibility.Public);
        var draft = Then(null, WriteArticle.Decide(Guid.Empty, Tenant, 1, Guid.Empty, text, Desk.Empty(Tenant), Now));
        return Then(draft, PublishArticle.Decide(draft, new(), 12, Now));
    }

    private static Article Then(Article? article, Decision<ArticleEvent> decision) => decision.Aggregate(article, Article.Evolve)!;
}
