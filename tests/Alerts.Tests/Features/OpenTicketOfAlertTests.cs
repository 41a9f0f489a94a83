using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.TestKit;

namespace Platform.Alerts.Features;

public class OpenTicketOfAlertTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_alert_has_one_ticket_and_each_knows_the_other()
    {
        var alert = await Fired(app.One);
        var first = await Open(app.One, alert, HttpStatusCode.Created);
        var second = await Open(app.One, alert, HttpStatusCode.OK);
        Assert.Equal(first.GetProperty("ticketId").GetString(), second.GetProperty("ticketId").GetString());

        var known = await app.One.Client.GetFromJsonAsync<JsonElement>($"/v1/alerts/{alert}", Ct);
        var ticket = await Ticket(first);
        Assert.Equal((first.GetProperty("ticketId").GetString(), alert), (known.GetProperty("ticketId").GetString(), ticket.GetProperty("alertId").GetString()));
        Assert.Equal(("alert", "urgent", "The lift does not answer"), (ticket.GetProperty("channel").GetString(), ticket.GetProperty("priority").GetString(), ticket.GetProperty("subject").GetString()));
    }

    [Fact]
    public async Task Many_who_ask_at_once_get_the_same_ticket()
    {
        var alert = await Fired(app.One);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.One.Client.PostAsJsonAsync($"/v1/alerts/{alert}/ticket", new { }, Ct)));
        var tickets = await Task.WhenAll(answers.Select(a => a.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Ct)));
        Assert.Single(tickets.Select(t => t.GetProperty("ticketId").GetString()).Distinct());
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_ticket_may_be_opened_for_somebody_known_by_an_address()
    {
        var opened = await Open(app.One, await Fired(app.One), HttpStatusCode.Created, new { requester = new { name = "Ada Guest", email = $"{Guid.NewGuid():n}@guest.example" } });
        Assert.Equal("Ada Guest", (await Ticket(opened)).GetProperty("requester").GetProperty("name").GetString());
    }

    [Fact]
    public async Task When_the_alert_is_over_the_ticket_says_so_once_and_stays_open()
    {
        var alert = await Fired(app.One);
        var ticket = (await Open(app.One, alert, HttpStatusCode.Created)).GetProperty("ticketId").GetString();
        for (var n = 0; n < 2; n++) (await app.One.Client.PutAsync($"/v1/alerts/{alert}/resolution", null, Ct)).EnsureSuccessStatusCode();
        var notes = await Until(async () => await Notes(ticket!) is { Length: > 0 } found ? found : null);
        Assert.Matches("^Alert A-[0-9]+ is over since .* UTC: somebody resolved it.$", Assert.Single(notes).GetProperty("text").GetString());
        Assert.NotEqual("resolved", (await app.One.Client.GetFromJsonAsync<JsonElement>($"/v1/tickets/{ticket}", Ct)).GetProperty("status").GetProperty("state").GetString());
    }

    [Fact]
    public async Task Who_may_not_write_tickets_opens_none()
    {
        var key = await (await app.One.Client.PostAsJsonAsync("/v1/api-keys", new { name = $"{Guid.NewGuid()}", scopes = new[] { "alerts.read", "alerts.write" } }, Ct)).Content.ReadFromJsonAsync<JsonElement>(Ct);
        var answer = await app.ClientFor(key.GetProperty("secret").GetString()!).PostAsJsonAsync($"/v1/alerts/{await Fired(app.One)}/ticket", new { }, Ct);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Another_tenant_opens_no_ticket_of_it() =>
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Client.PostAsJsonAsync($"/v1/alerts/{await Fired(app.One)}/ticket", new { }, Ct)).StatusCode);

    private static async Task<JsonElement> Open(TestTenant tenant, string alert, HttpStatusCode expected, object? body = null)
    {
        var answer = await tenant.Client.PostAsJsonAsync($"/v1/alerts/{alert}/ticket", body ?? new { }, Ct);
        Assert.Equal(expected, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    private Task<JsonElement> Ticket(JsonElement opened) => app.One.Client.GetFromJsonAsync<JsonElement>($"/v1/tickets/{opened.GetProperty("ticketId").GetString()}", Ct);

    private async Task<JsonElement[]> Notes(string ticket) =>
        [.. (await app.One.Client.GetFromJsonAsync<JsonElement>($"/v1/tickets/{ticket}/messages", Ct)).GetProperty("items").EnumerateArray()];

    private static async Task<string> Fired(TestTenant tenant)
    {
        var name = $"A{Guid.NewGuid():n}";
        var alert = new { labels = new { alertname = name, severity = "critical" }, annotations = new { summary = "The lift does not answer" } };
        (await tenant.Client.PostAsJsonAsync("/v1/alerts", new[] { alert }, Ct)).EnsureSuccessStatusCode();
        return await Until(async () => (await tenant.Client.GetFromJsonAsync<JsonElement>($"/v1/alerts?q={name}", Ct)).GetProperty("items") is var items && items.GetArrayLength() > 0 ? items[0].GetProperty("id").GetString() : null);
    }

    private static async Task<T> Until<T>(Func<Task<T?>> look) where T : class
    {
        for (var hang = DateTime.UtcNow.AddSeconds(90); ; await Task.Delay(50, Ct))
        {
            if (await look() is { } found) return found;
            Assert.True(DateTime.UtcNow < hang, "It never came.");
        }
    }
}
