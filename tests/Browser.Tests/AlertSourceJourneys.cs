using System.Net.Http.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Browser;

public class AlertSourceJourneys(BrowserApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_source_is_written_down_beside_what_becomes_of_a_post_and_what_it_posts_is_an_alert()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var (name, alert) = (Own.Name("Weather station"), Own.Name("Storm"));
        await using var window = await app.Open("/settings/alert-sources/new");
        await window.Page.GetByLabel("What posts", new() { Exact = true }).SelectOptionAsync("other");
        await window.Page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await window.Page.GetByRole(AriaRole.Textbox, new() { Name = "What it posts", Exact = true }).FillAsync($$"""{"event": "{{alert}}", "severity": "high"}""");
        await Expect(window.Page.GetByText("It has no name")).ToBeVisibleAsync();
        await window.Page.GetByLabel("Name of the alert").FillAsync("{$.event}");
        await Expect(window.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = alert })).ToBeVisibleAsync();

        await window.Button("Save").ClickAsync();
        var shown = window.Page.GetByRole(AriaRole.Dialog, new() { Name = "What the source has to show" });
        var address = new Uri((await shown.GetByRole(AriaRole.Button).Filter(new() { HasText = "?token=" }).InnerTextAsync()).Trim());
        using (var sender = new HttpClient { BaseAddress = app.One.Client.BaseAddress })
            (await sender.PostAsJsonAsync(address.PathAndQuery, new { @event = alert, severity = "high" }, Ct)).EnsureSuccessStatusCode();
        await shown.GetByRole(AriaRole.Button, new() { Name = "I have stored it" }).ClickAsync();
        await Expect(window.Heading(name)).ToBeVisibleAsync();

        await window.Page.GotoAsync($"/alerts?q={Uri.EscapeDataString(alert)}");
        await Expect(window.Row(alert)).ToContainTextAsync("Open");
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task A_source_that_was_removed_is_brought_back()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var name = Own.Name("Old probe");
        (await app.One.Client.PostAsJsonAsync("/v1/alert-sources", new { name, mapping = new { name = new { text = "{$.name}" } } }, Ct)).EnsureSuccessStatusCode();
        await using var window = await app.Open("/settings/alert-sources");
        await window.Button($"Remove {name}").ClickAsync();
        await Expect(window.Button($"Remove {name}")).ToBeDisabledAsync();
        await window.Button("Undo").ClickAsync();
        await Expect(window.Button($"Remove {name}")).ToBeEnabledAsync();
        Assert.Empty(window.Complaints);
    }
}
