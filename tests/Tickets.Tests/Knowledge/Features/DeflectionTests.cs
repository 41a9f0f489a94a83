using System.Net;
using Npgsql;
using Platform.TestKit;
using static Platform.Tickets.HelpDesk;

namespace Platform.Tickets.Knowledge.Features;

public sealed class DeflectionTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task A_form_is_deflected_when_its_requester_read_and_asked_for_nothing_for_a_day()
    {
        var article = (await app.One.Publish("The coffee machine blinks red", "Empty the tray of the coffee machine.")).Id();
        var (content, asking, indifferent, recent) = (await app.Requester(), await app.Requester(), await app.Requester(), await app.Requester());
        Guid[] aDayAgo = [await Opened(content, article), await Opened(asking, article)];
        await Opened(recent, article);
        var asked = await asking.Do(HttpMethod.Post, "/v1/requests", new { subject = "Coffee machine, still" });
        Assert.Contains(article, await indifferent.Suggested("Coffee machine blinks red", formId: Guid.NewGuid()));
        await Age("update tickets.shown_articles set shown_at = shown_at - interval '25 hours', opened_at = opened_at - interval '25 hours' where form_id = any($1)", aDayAgo);
        await Age("update tickets.tickets set opened_at = opened_at - interval '25 hours' where key = any($1)", Guid.Parse(asked.Id()));

        var counted = (await app.One.Read("/v1/knowledge/deflection")).GetProperty("articles").EnumerateArray().Single(a => a.Id() == article);
        Assert.Equal((4, 3, 1, 1), (counted.Number("shown"), counted.Number("opened"), counted.Number("deflected"), counted.Number("undecided")));
        var months = (await app.One.Read("/v1/knowledge/deflection")).GetProperty("months").EnumerateArray().ToList();
        Assert.True(months.Sum(m => m.Number("deflected")) >= 1);
    }

    [Fact]
    public async Task What_a_colleague_is_shown_spares_nothing()
    {
        var article = (await app.One.Publish("The blinds are stuck", "Blinds go up at night.")).Id();
        Assert.Contains(article, await app.One.Suggested("Stuck blinds", formId: Guid.NewGuid()));
        Assert.DoesNotContain((await app.One.Read("/v1/knowledge/deflection")).GetProperty("articles").EnumerateArray(), a => a.Id() == article);
    }

    [Fact]
    public async Task Only_what_was_shown_to_somebody_is_opened_by_them()
    {
        var article = (await app.One.Publish("The gate hums", "Gates hum.")).Id();
        var (one, other, form) = (await app.Requester(), await app.Requester(), Guid.NewGuid());
        Assert.Contains(article, await one.Suggested("The gate hums", formId: form));
        Assert.Equal("article.not-shown", await other.Try(HttpMethod.Put, $"{KnowledgeDesk.Articles}/{article}/opening", new { formId = form }).Refusal());
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Try(HttpMethod.Put, $"{KnowledgeDesk.Articles}/{article}/opening", new { formId = form })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await one.Try(HttpMethod.Put, $"{KnowledgeDesk.Articles}/{article}/opening", new { formId = form })).StatusCode);
    }

    /// <summary>Was shown the article in a form, and opened it there.</summary>
    private static async Task<Guid> Opened(TestTenant requester, string article)
    {
        var form = Guid.NewGuid();
        Assert.Contains(article, await requester.Suggested("Coffee machine blinks red", formId: form));
        Assert.Equal(HttpStatusCode.NoContent, (await requester.Try(HttpMethod.Put, $"{KnowledgeDesk.Articles}/{article}/opening", new { formId = form })).StatusCode);
        return form;
    }

    /// <summary>As if it had been so much earlier: a day is long in a test.</summary>
    private async Task Age(string sql, params Guid[] which)
    {
        await using var source = NpgsqlDataSource.Create(app.ConnectionString);
        await using var command = source.CreateCommand(sql);
        command.Parameters.Add(new() { Value = which });
        await command.ExecuteNonQueryAsync(Ct);
    }
}
