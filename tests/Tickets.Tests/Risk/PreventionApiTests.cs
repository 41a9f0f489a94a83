using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Platform.TestKit;
using Platform.Tickets.Features;
using static Platform.Tickets.HelpDesk;

namespace Platform.Tickets.Risk;

public sealed class PreventionApiTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task The_week_is_reported_once_by_letter_and_on_a_page()
    {
        var ticket = await app.One.Open("Feared for", new { dueBy = DateTimeOffset.UtcNow.AddMinutes(6) });
        await app.One.Until($"/v1/tickets/{ticket.Id()}/risk", r => r.GetProperty("escalatedAt").ValueKind is System.Text.Json.JsonValueKind.String);

        var today = DateTimeOffset.UtcNow.Date;
        var monday = new DateTimeOffset(today.AddDays(7 - ((int)today.DayOfWeek + 6) % 7).AddHours(10), TimeSpan.Zero);
        var time = new ManualTime();
        time.Advance(monday - time.GetUtcNow());
        var report = ActivatorUtilities.CreateInstance<ReportPrevention>(app.Services, time);
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => report.Report(app.One.Id, Ct)));
        Assert.Single(made, r => r is not null);

        // The platform's own schedule may report of the week before meanwhile.
        var week = $"{monday.AddDays(-7):yyyy-MM-dd}";
        var letter = await app.MailTo(app.One.Email, mail => mail.Text.Contains(week, StringComparison.Ordinal));
        Assert.EndsWith($"/prevention/{week}", letter.Link.AbsolutePath, StringComparison.Ordinal);
        var shown = await app.One.Read($"/v1/prevention-reports/{week}");
        Assert.Equal(ticket.Id(), Assert.Single(shown.GetProperty("tickets").EnumerateArray()).Id());
        Assert.Equal((1, 1, 1), (shown.GetProperty("week").Number("atRisk"), shown.GetProperty("week").Number("stillAtRisk"), shown.GetProperty("week").Number("escalated")));
        Assert.Contains((await app.One.Read("/v1/prevention-reports")).Items(), r => r.Text("from") == week);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Two.Try(HttpMethod.Get, $"/v1/prevention-reports/{week}")).StatusCode);
    }
}
