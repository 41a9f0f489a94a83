using System.Net;
using System.Text.Json;
using Platform.TestKit;

namespace Platform.Alerts.Features;

public class MergeAlertsTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private Caller Caller { get; } = new(app.One.Client);

    [Fact]
    public async Task What_people_do_about_an_alert_is_done_about_its_duplicates()
    {
        var (main, duplicate) = (await Caller.Fire(), await Caller.Fire());
        Assert.Equal(main, (await Caller.Put($"/v1/alerts/{duplicate}/merge", new { into = $"{main}" })).GetProperty("mergedIntoId").GetGuid());
        await Caller.Put($"/v1/alerts/{main}/acknowledgement");
        await Caller.Alert(duplicate, a => State(a) == "acknowledged");
        await Caller.Put($"/v1/alerts/{main}/resolution");
        await Caller.Alert(duplicate, a => State(a) == "resolved");
        await Caller.Delete($"/v1/alerts/{main}/resolution");
        await Caller.Alert(duplicate, a => State(a) == "open");
    }

    [Fact]
    public async Task A_duplicate_takes_up_where_people_are()
    {
        var (main, duplicate) = (await Caller.Fire(), await Caller.Fire());
        await Caller.Put($"/v1/alerts/{main}/acknowledgement");
        Assert.Equal("acknowledged", State(await Caller.Put($"/v1/alerts/{duplicate}/merge", new { into = $"{main}" })));
    }

    [Fact]
    public async Task What_is_no_duplicate_any_more_goes_its_own_way()
    {
        var (main, duplicate, other) = (await Caller.Fire(), await Caller.Fire(), await Caller.Fire());
        foreach (var one in new[] { duplicate, other }) await Caller.Put($"/v1/alerts/{one}/merge", new { into = $"{main}" });
        await Caller.Delete($"/v1/alerts/{duplicate}/merge");
        await Caller.Put($"/v1/alerts/{main}/acknowledgement");
        await Caller.Alert(other, a => State(a) == "acknowledged");
        Assert.Equal("open", State(await Caller.Get($"/v1/alerts/{duplicate}")));
    }

    [Fact]
    public async Task Duplicates_of_a_duplicate_are_duplicates_of_the_same_alert()
    {
        var (main, middle, last) = (await Caller.Fire(), await Caller.Fire(), await Caller.Fire());
        await Caller.Put($"/v1/alerts/{last}/merge", new { into = $"{middle}" });
        await Caller.Put($"/v1/alerts/{middle}/merge", new { into = $"{main}" });
        Assert.Equal(main, (await Caller.Get($"/v1/alerts/{last}")).GetProperty("mergedIntoId").GetGuid());
        Assert.Equal(HttpStatusCode.Conflict, await Caller.StatusOf(HttpMethod.Put, $"/v1/alerts/{main}/merge", new { into = $"{middle}" }));
    }

    [Fact]
    public async Task Many_are_merged_at_once_and_each_is_answered()
    {
        var ids = new[] { await Caller.Fire(), await Caller.Fire(), await Caller.Fire() };
        var answer = await Caller.Post("/v1/alert-merges", new { ids = ids.Append(Guid.NewGuid()), into = $"{ids[0]}" });
        Assert.Equal((2, 2), (answer.GetProperty("merged").GetInt32(), answer.GetProperty("refusedCount").GetInt32()));
    }

    [Fact]
    public async Task An_alert_is_linked_to_the_ticket_it_is_worked_on_as()
    {
        var alert = await Caller.Fire();
        var ticket = await Caller.Post("/v1/tickets", new { subject = "The pump fails", description = "Again" });
        Assert.Equal(ticket.GetProperty("id").GetGuid(), (await Caller.Put($"/v1/alerts/{alert}/ticket", new { ticket = ticket.GetProperty("number").GetString() })).GetProperty("ticketId").GetGuid());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Caller.StatusOf(HttpMethod.Put, $"/v1/alerts/{alert}/ticket", new { ticket = "T-999999" }));
        Assert.Equal(JsonValueKind.Null, (await Caller.Delete($"/v1/alerts/{alert}/ticket")).GetProperty("ticketId").ValueKind);
    }

    private static string? State(JsonElement alert) => alert.GetProperty("state").GetString();
}
