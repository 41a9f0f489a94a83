using System.Net;
using Platform.TestKit;
using static Platform.Tickets.HelpDesk;
using static Platform.Tickets.Knowledge.KnowledgeDesk;

namespace Platform.Tickets.Knowledge.Features;

public sealed class ArticlesApiTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task An_article_is_written_published_and_called_by_its_number()
    {
        var draft = await app.One.Draft("Resetting the heat meter");
        Assert.Equal(("draft", true), (draft.Text("state"), draft.GetProperty("hasChanges").GetBoolean()));
        Assert.StartsWith("KB-", draft.Text("number"), StringComparison.Ordinal);

        var published = await app.One.Do(HttpMethod.Put, $"{Articles}/{draft.Text("number")}/publication", new { note = "First" });
        Assert.Equal(("published", 1, false), (published.Text("state"), published.Number("publishedNumber"), published.GetProperty("hasChanges").GetBoolean()));
    }

    [Fact]
    public async Task Readers_see_what_was_published_while_authors_write_on()
    {
        var article = await app.One.Publish("Opening hours", "Eight to five.");
        await app.One.Do(HttpMethod.Patch, $"{Articles}/{article.Id()}", new { body = "Nobody knows." });

        var reader = await app.Requester();
        Assert.Equal("Eight to five.", (await reader.Read($"{Articles}/{article.Id()}")).Text("body"));
        Assert.Equal("Nobody knows.", (await app.One.Read($"{Articles}/{article.Id()}")).Text("body"));
        Assert.Equal("Eight to five.", (await app.One.Read($"{Articles}/{article.Id()}?published=true")).Text("body"));
    }

    [Fact]
    public async Task A_requester_knows_of_public_and_published_articles_only()
    {
        var reader = await app.Requester();
        var open = await app.One.Publish("Badges for guests");
        string[] closed = [(await app.One.Publish("Master keys", visibility: "internal")).Id(), (await app.One.Draft("Half a thought")).Id()];

        Assert.Equal(open.Id(), (await reader.Read($"{Articles}/{open.Id()}")).Id());
        foreach (var id in closed) Assert.Equal("article.not-found", await reader.Try(HttpMethod.Get, $"{Articles}/{id}").Refusal());
        var listed = (await reader.Read($"{Articles}?limit=200")).Items().Select(a => a.Id()).ToList();
        Assert.Contains(open.Id(), listed);
        Assert.Empty(closed.Intersect(listed));
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Try(HttpMethod.Get, $"{Articles}/{open.Id()}/versions")).StatusCode);
    }

    [Fact]
    public async Task A_colleague_reads_internal_articles_and_no_drafts()
    {
        var colleague = await app.May(app.One, "tickets.read", "knowledge.read");
        var article = await app.One.Publish("Where the spare keys hang", visibility: "internal");
        Assert.Equal(article.Id(), (await colleague.Read($"{Articles}/{article.Id()}")).Id());
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.Try(HttpMethod.Get, $"{Articles}/{(await app.One.Draft("Not yet")).Id()}")).StatusCode);
    }

    [Fact]
    public async Task An_earlier_version_is_read_compared_and_restored()
    {
        var article = await app.One.Publish("Filters", "One\nTwo\nThree");
        var path = $"{Articles}/{article.Id()}";
        await app.One.Do(HttpMethod.Patch, path, new { body = "One\nThree\nFour" });
        await app.One.Do(HttpMethod.Put, $"{path}/publication", new { note = "New filters" });

        Assert.Equal([2, 1], (await app.One.Read($"{path}/versions")).Items().Select(v => v.Number("number")));
        Assert.Equal("One\nTwo\nThree", (await app.One.Read($"{path}/text?version=1")).Text("body"));
        Assert.Equal(["same One", "removed Two", "same Three", "added Four"],
            (await app.One.Read($"{path}/comparison?from=1&to=2")).GetProperty("lines").EnumerateArray().Select(l => $"{l.Text("change")} {l.Text("text")}"));

        var restored = await app.One.Do(HttpMethod.Post, $"{path}/restoration", new { number = 1 });
        Assert.Equal(("One\nTwo\nThree", true, 2), (restored.Text("body"), restored.GetProperty("hasChanges").GetBoolean(), restored.Number("publishedNumber")));
        Assert.Equal(3, (await app.One.Do(HttpMethod.Put, $"{path}/publication")).Number("publishedNumber"));
    }

    [Fact]
    public async Task An_archived_article_is_gone_for_readers_and_comes_back_as_a_draft()
    {
        var reader = await app.Requester();
        var path = $"{Articles}/{(await app.One.Publish("The old canteen")).Id()}";
        await app.One.Do(HttpMethod.Put, $"{path}/archive");
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Try(HttpMethod.Get, path)).StatusCode);
        Assert.Equal("article.archived", await app.One.Try(HttpMethod.Patch, path, new { title = "New" }).Refusal());
        Assert.Equal("draft", (await app.One.Do(HttpMethod.Delete, $"{path}/archive")).Text("state"));
        Assert.Equal("published", (await app.One.Do(HttpMethod.Put, $"{path}/publication")).Text("state"));
        Assert.Equal(HttpStatusCode.OK, (await reader.Try(HttpMethod.Get, path)).StatusCode);
    }

    [Fact]
    public async Task An_article_is_due_for_review_after_as_long_as_the_company_says()
    {
        await app.Two.Do(HttpMethod.Patch, "/v1/knowledge/settings", new { reviewAfterMonths = 6 });
        var article = await app.Two.Publish("Fire drill");
        Assert.Equal(DateOnly.FromDateTime(DateTime.UtcNow).AddMonths(6), DateOnly.Parse(article.Text("reviewOn"), System.Globalization.CultureInfo.InvariantCulture));
        Assert.DoesNotContain(article.Id(), (await app.Two.Read($"{Articles}?filter[due]=true")).Items().Select(a => a.Id()));
        Assert.Equal("article.review-past", await app.Two.Try(HttpMethod.Put, $"{Articles}/{article.Id()}/review", new { reviewOn = "2020-01-01" }).Refusal());
        Assert.Equal("2099-01-01", (await app.Two.Do(HttpMethod.Put, $"{Articles}/{article.Id()}/review", new { reviewOn = "2099-01-01" })).Text("reviewOn"));
    }

    [Fact]
    public async Task Whom_a_version_helped_is_said_once_by_each_and_counted()
    {
        var path = $"{Articles}/{(await app.One.Publish("Bleeding a radiator")).Id()}";
        var (one, two) = (await app.Requester(), await app.Requester());
        await one.Do(HttpMethod.Put, $"{path}/feedback", new { helped = false });
        await one.Do(HttpMethod.Put, $"{path}/feedback", new { helped = true });
        var said = await two.Do(HttpMethod.Put, $"{path}/feedback", new { helped = false });
        Assert.Equal((1, 1, false), (said.GetProperty("feedback").Number("helped"), said.GetProperty("feedback").Number("notHelped"), said.GetProperty("helped").GetBoolean()));

        await app.One.Do(HttpMethod.Patch, path, new { body = "Better." });
        await app.One.Do(HttpMethod.Put, $"{path}/publication");
        Assert.Equal(2, (await two.Do(HttpMethod.Put, $"{path}/feedback", new { helped = true })).GetProperty("feedback").Number("helped"));
        Assert.Equal(1, (await two.Do(HttpMethod.Delete, $"{path}/feedback")).GetProperty("feedback").Number("helped"));
    }

    [Fact]
    public async Task A_stale_author_hears_that_somebody_else_was_first()
    {
        var article = await app.One.Draft("Two pens");
        await app.One.Do(HttpMethod.Patch, $"{Articles}/{article.Id()}", new { title = "Two pens, one page" });
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await app.One.Try(HttpMethod.Patch, $"{Articles}/{article.Id()}", new { title = "Mine" }, ifMatch: "\"1\"")).StatusCode);
    }

    [Fact]
    public async Task The_other_tenant_knows_nothing_of_it()
    {
        var path = $"{Articles}/{(await app.One.Publish("The safe's combination is nowhere in here")).Id()}";
        foreach (var (method, under) in new[] { (HttpMethod.Get, ""), (HttpMethod.Get, "/versions"), (HttpMethod.Get, "/text?version=1"), (HttpMethod.Get, "/timeline"), (HttpMethod.Put, "/publication"), (HttpMethod.Put, "/archive") })
            Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Try(method, path + under)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Try(HttpMethod.Put, $"{path}/feedback", new { helped = true })).StatusCode);
        Assert.Empty(await app.Two.Found("combination"));
        Assert.Empty(await app.Two.Suggested("The combination of the safe"));
    }

    [Theory]
    [InlineData("article.untitled", """{"title":"\u202a"}""")]
    [InlineData("article.tag-malformed", """{"title":"T","tags":["two words"]}""")]
    public async Task What_cannot_be_an_article_is_refused(string code, string body) =>
        Assert.Equal(code, await app.One.Client.PostAsync(Articles, new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Ct).Refusal());

    [Fact]
    public async Task Nothing_is_published_that_says_nothing() =>
        Assert.Equal("article.empty", await app.One.Try(HttpMethod.Put, $"{Articles}/{(await app.One.Draft("Only a title", "")).Id()}/publication").Refusal());

    [Fact]
    public async Task What_happened_to_an_article_is_told()
    {
        var article = await app.One.Publish("Told");
        Assert.Equal(["Version 1 was published", $"{article.Text("number")} was written: Told"], (await app.One.Read($"{Articles}/{article.Id()}/timeline")).Items().Select(i => i.Text("text")));
    }
}
