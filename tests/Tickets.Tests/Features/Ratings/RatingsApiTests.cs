using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.TestKit;
using static Platform.Tickets.HelpDesk;

namespace Platform.Tickets.Features.Ratings;

public sealed class RatingsApiTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private async Task<string> Asked()
    {
        var id = (await (await app.One.Client.PostAsJsonAsync("/v1/requests", new { subject = "Lamp flickers" }, Ct)).Json()).Id();
        return id;
    }

    private Task<JsonElement> Resolve(string id) => app.One.Do(HttpMethod.Put, $"/v1/tickets/{id}/resolution");

    [Fact]
    public async Task A_requester_rates_what_was_resolved_and_may_think_again()
    {
        var id = await Asked();
        Assert.Equal("ticket.not-rateable", await app.One.Try(HttpMethod.Put, $"/v1/requests/{id}/rating", new { score = 5 }).Refusal());
        await Resolve(id);
        await app.One.Do(HttpMethod.Put, $"/v1/requests/{id}/rating", new { score = 2, comment = " Took long " });
        await app.One.Do(HttpMethod.Put, $"/v1/requests/{id}/rating", new { score = 4, comment = "Took long" });

        var rating = (await app.One.Read($"/v1/tickets/{id}")).GetProperty("rating");
        Assert.Equal((4, "Took long"), (rating.Number("score"), rating.Text("comment")));
    }

    [Fact]
    public async Task What_is_reopened_has_no_rating_until_it_is_resolved_again()
    {
        var id = await Asked();
        await Resolve(id);
        await app.One.Do(HttpMethod.Put, $"/v1/requests/{id}/rating", new { score = 1 });
        await app.One.Do(HttpMethod.Delete, $"/v1/tickets/{id}/resolution");
        Assert.Equal(JsonValueKind.Null, (await app.One.Read($"/v1/tickets/{id}")).GetProperty("rating").ValueKind);
    }

    [Fact]
    public async Task Nobody_rates_what_somebody_else_asked_for()
    {
        var theirs = (await app.One.Open("For a contact", new { requester = new { name = "Eve", email = $"{Guid.NewGuid():N}@mill.example" } })).Id();
        await Resolve(theirs);
        Assert.Equal(HttpStatusCode.NotFound, (await app.One.Try(HttpMethod.Put, $"/v1/requests/{theirs}/rating", new { score = 5 })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Try(HttpMethod.Put, $"/v1/requests/{theirs}/rating", new { score = 5 })).StatusCode);
    }

    [Theory]
    [InlineData(0), InlineData(6)]
    public async Task A_score_is_from_one_to_five(int score) => Assert.Equal(HttpStatusCode.BadRequest, (await app.One.Try(HttpMethod.Put, $"/v1/requests/{await Asked()}/rating", new { score })).StatusCode);

    [Fact]
    public async Task A_contact_is_mailed_a_link_and_rates_by_it()
    {
        await app.Two.Do(HttpMethod.Patch, "/v1/ticket-settings", new { asksForRatings = true });
        var email = $"{Guid.NewGuid():N}@mill.example";
        var id = (await app.Two.Open("Door sticks", new { requester = new { name = "Eve", email } })).Id();
        await app.Two.Do(HttpMethod.Put, $"/v1/tickets/{id}/resolution");
        var token = (await app.MailTo(email, m => m.Subject.Contains("how was it"))).Link.Fragment[1..];

        using var anybody = app.Stranger();
        var asked = await (await anybody.PostAsJsonAsync("/v1/ratings/opening", new { token }, Ct)).Json();
        Assert.Equal("Door sticks", asked.Text("subject"));
        Assert.Equal(HttpStatusCode.OK, (await anybody.PostAsJsonAsync("/v1/ratings", new { token, score = 5, comment = "Quick!" }, Ct)).StatusCode);
        Assert.Equal("link.not-good", await anybody.PostAsJsonAsync("/v1/ratings", new { token = token[..^3] + "AAA", score = 1 }, Ct).Refusal());

        Assert.Equal(5, (await app.Two.Read($"/v1/tickets/{id}")).GetProperty("rating").Number("score"));
        var said = (await app.Two.Read("/v1/ticket-ratings")).Items().Single(r => r.Text("ticketId") == id);
        Assert.Equal(("Quick!", "Eve"), (said.GetProperty("rating").Text("comment"), said.GetProperty("requester").Text("name")));
        Assert.DoesNotContain((await app.One.Read("/v1/ticket-ratings")).Items(), r => r.Text("ticketId") == id);
    }

    [Fact]
    public async Task Satisfied_is_who_gave_four_or_five()
    {
        var category = $"Lamps {Guid.NewGuid():N}";
        foreach (var score in new int?[] { 5, 4, 2, null })
        {
            var id = await Asked();
            await app.One.Do(HttpMethod.Patch, $"/v1/tickets/{id}", new { category });
            await Resolve(id);
            if (score is not null) await app.One.Do(HttpMethod.Put, $"/v1/requests/{id}/rating", new { score });
        }

        var group = (await app.One.Read("/v1/ticket-ratings/summary?by=category")).GetProperty("groups").EnumerateArray().Single(g => g.GetProperty("key").GetString() == category);
        Assert.Equal((4, 3, 2), (group.Number("resolved"), group.Number("rated"), group.Number("satisfied")));
        Assert.Equal(2 / 3.0, group.GetProperty("satisfaction").GetDouble(), 3);
        Assert.Equal([0, 1, 0, 1, 1], group.GetProperty("scores").EnumerateArray().Select(s => s.GetInt32()));
    }

    [Theory]
    [InlineData("by=colour"), InlineData("from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z"), InlineData("from=0001-01-01T00:00:00Z"), InlineData("to=0001-01-01T00:00:00Z")]
    public async Task A_summary_of_nothing_sensible_is_refused(string query) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await app.One.Try(HttpMethod.Get, $"/v1/ticket-ratings/summary?{query}")).StatusCode);
}
