using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Data;
using Platform.TestKit;
using Platform.Tickets.Features;
using static Platform.Tickets.HelpDesk;

namespace Platform.Tickets.Risk;

public sealed class RiskOverRestartTests(OwnPlatformApp app) : IClassFixture<OwnPlatformApp>
{
    [Fact]
    public async Task What_was_raised_before_a_restart_is_not_raised_again()
    {
        var id = (await app.One.Open("Over a restart", new { dueBy = DateTimeOffset.UtcNow.AddMinutes(6) })).Id();
        await app.One.Until($"/v1/tickets/{id}", t => t.Text("priority") == "high");
        // As a process killed between the change and its checkpoint leaves it: everything comes again.
        await using (var forget = app.Services.GetRequiredService<Databases>().Owner.CreateCommand("update platform.subscriptions set xid = '0', position = 0 where name = 'tickets.risk'")) await forget.ExecuteNonQueryAsync(Ct);
        await app.Restart();
        var marker = (await app.One.Open("After it", new { dueBy = DateTimeOffset.UtcNow.AddDays(90) })).Id();
        await app.One.Until($"/v1/tickets/{marker}/risk", r => r.GetProperty("judgedAt").ValueKind is JsonValueKind.String);
        var kinds = (await app.One.Read($"/v1/tickets/{id}/timeline")).Items().Select(i => i.Text("kind")).ToList();
        Assert.Equal((1, 1), (kinds.Count(k => k == "ticket.breach-risk-raised.v1"), kinds.Count(k => k == "ticket.escalated.v1")));
        Assert.Single((await app.One.Read($"/v1/tickets/{id}/messages")).Items());
    }
}
