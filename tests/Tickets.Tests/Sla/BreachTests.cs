using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Data;
using Platform.Hosting.Tenancy;
using Platform.TestKit;
using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Sla;
using Platform.Tickets.Features;
using static Platform.Tickets.HelpDesk;

namespace Platform.Tickets.Sla;

public sealed class BreachTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task A_ticket_nobody_answers_is_breached_once_and_at_the_moment_it_was_due()
    {
        var (customer, policy) = await app.One.Promise(new { firstResponse = "PT1S", warnings = Array.Empty<double>() });
        var ticket = await app.One.Open("Late", new { customer });
        var breach = Assert.Single(await app.Breaches(ticket.Id()));
        Assert.Equal((ClockKind.FirstResponse, ticket.At("openedAt").AddSeconds(1), policy.Id()), (breach.Clock, breach.DueAt, breach.PolicyId.ToString()));

        var clock = (await app.One.Read($"/v1/tickets/{ticket.Id()}")).Clock("firstResponse");
        Assert.Equal(("breached", breach.DueAt), (clock.Text("state"), clock.At("breachedAt")));
    }

    [Fact]
    public async Task What_is_resolved_is_due_no_more_and_has_nothing_to_tell()
    {
        var (customer, _) = await app.One.Promise(new { resolution = "PT8H" });
        var ticket = await app.One.Open("In time", new { customer });
        Assert.Equal((true, true), await Marks(ticket.Id()));
        await app.One.Do(HttpMethod.Put, $"/v1/tickets/{ticket.Id()}/resolution");
        Assert.Equal((false, false), await Marks(ticket.Id()));
    }

    [Fact]
    public async Task What_is_answered_is_due_no_more_when_no_more_was_promised()
    {
        var (customer, _) = await app.One.Promise(new { firstResponse = "PT8H" });
        var ticket = await app.One.Open("Answered", new { customer, requester = new { name = "Ada", email = $"{Guid.NewGuid()}@guests.example" } });
        Assert.Equal((true, true), await Marks(ticket.Id()));
        await app.One.Do(HttpMethod.Post, $"/v1/tickets/{ticket.Id()}/replies", new { text = "We are on our way." });
        Assert.Equal((false, false), await Marks(ticket.Id()));
    }

    private async Task<(bool IsDue, bool Wakes)> Marks(string ticket)
    {
        await using var read = app.Services.GetRequiredService<Databases>().Owner.CreateCommand("select sla_due_at is not null, sla_wake_at is not null from tickets.tickets where key = $1");
        read.Parameters.Add(new() { Value = Guid.Parse(ticket) });
        await using var row = await read.ExecuteReaderAsync(Ct);
        Assert.True(await row.ReadAsync(Ct));
        return (row.GetBoolean(0), row.GetBoolean(1));
    }

    [Fact]
    public async Task It_is_warned_of_before()
    {
        var (customer, _) = await app.One.Promise(new { resolution = "PT2S", warnings = new[] { 0.25 } });
        var ticket = await app.One.Open("Warned", new { customer });
        await app.Breaches(ticket.Id());
        var kinds = (await app.One.Read($"/v1/tickets/{ticket.Id()}/timeline")).Items().Select(i => i.Text("kind"));
        Assert.Equal(["ticket.sla-breached.v1", "ticket.sla-warned.v1", "ticket.opened.v1"], kinds);
    }

    [Fact]
    public async Task Whoever_watches_the_ticket_hears_of_it()
    {
        var (customer, _) = await app.One.Promise(new { resolution = "PT2S", warnings = Array.Empty<double>() });
        await using var live = await LiveClient.Connect(new Uri($"{app.Url}/v1/live"), options => options.SetRequestHeader("Authorization", $"Bearer {app.One.ApiKey}"), Ct);
        var ticket = await app.One.Open("Watched", new { customer });
        await live.Subscribe($"ticket:{ticket.Id()}");
        ReceivedFrame frame;
        do frame = await live.Frames.ReadAsync(Ct);
        while (frame.Kind != "sla");
        Assert.Equal(("resolution", true), (frame.Data.Text("clock"), frame.Data.GetProperty("isBreached").GetBoolean()));
    }

    [Fact]
    public async Task One_whose_row_alone_knows_when_it_was_due_is_breached_all_the_same()
    {
        // Written past everything that tells twins: as it is after a process that opened tickets was killed.
        var now = DateTimeOffset.UtcNow;
        await using var scope = app.Services.CreateScopeFor(new(app.One.Id, ActorId.Platform, now));
        var call = scope.ServiceProvider.GetRequiredService<Call>();
        var number = await scope.ServiceProvider.GetRequiredService<Numbers>().Take(app.One.Id, Ticket.Kind, Ct);
        var opened = await scope.ServiceProvider.GetRequiredService<Ledger<Ticket, TicketEvent>>().Begin(new TicketOpened(
            Guid.CreateVersion7(), app.One.Id, number, "Orphan", "", Guid.NewGuid(), TicketPriority.Low, TicketChannel.Api, "new", TicketState.New, call.Now.AddHours(-9)), Ct);
        var breach = Assert.Single(await app.Breaches(opened.Value!.Key.ToString()));
        Assert.Equal(call.Now.AddHours(-1), breach.DueAt);
    }

    [Fact]
    public async Task An_import_of_long_ago_breaches_nothing()
    {
        var old = await (await app.One.Try(HttpMethod.Post, "/v1/tickets", new { subject = "Of last year" }, at: DateTimeOffset.UtcNow.AddYears(-1).ToString("O"))).Json();
        var (customer, _) = await app.One.Promise(new { resolution = "PT1S" });
        await app.Breaches((await app.One.Open("Of today", new { customer })).Id());
        Assert.Single((await app.One.Read($"/v1/tickets/{old.Id()}/timeline")).Items());
        Assert.Equal("breached", (await app.One.Read($"/v1/tickets/{old.Id()}")).Clock("resolution").Text("state"));
    }
}

public sealed class BreachOverRestartTests(OwnPlatformApp app) : IClassFixture<OwnPlatformApp>
{
    [Fact]
    public async Task What_became_due_while_nothing_ran_is_told_once_when_it_runs_again()
    {
        var (customer, _) = await app.One.Promise(new { firstResponse = "PT2S", warnings = Array.Empty<double>() });
        var tickets = new List<string>();
        for (var i = 0; i < 20; i++) tickets.Add((await app.One.Open($"Over night {i}", new { customer })).Id());
        await app.Restart();
        foreach (var ticket in tickets) Assert.Single(await app.Breaches(ticket));
        await app.Restart();
        foreach (var ticket in tickets) Assert.Single(await app.Breaches(ticket));
    }
}
