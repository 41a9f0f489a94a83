using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Browser;

public class NoiseJourneys(BrowserApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_silence_that_would_have_hidden_something_true_is_not_begun_unseen()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var (name, why) = (Own.Name("Boiler cold"), Own.Name("It is only the boiler"));
        await TellOfAndTake(name);
        await using var window = await app.Open($"/alerts/silences?matchers={Uri.EscapeDataString($"alertname=\"{name}\"")}");
        var sheet = window.Page.GetByRole(AriaRole.Dialog, new() { Name = "Silence alerts" });
        await Expect(sheet.GetByText("1 true alert would have been hidden")).ToBeVisibleAsync();
        await sheet.GetByLabel("Why").FillAsync(why);
        var save = sheet.GetByRole(AriaRole.Button, new() { Name = "Save all the same", Exact = true });
        await Expect(save).ToBeDisabledAsync();

        await sheet.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("^I have seen") }).CheckAsync();
        await save.ClickAsync();
        await Expect(sheet).ToHaveCountAsync(0);
        await Expect(window.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = why })).ToBeVisibleAsync();
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task What_a_noisy_rule_would_be_without_is_one_press_away()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        await app.One.Alert(Own.Name("The door is open"));
        await using var window = await app.Open("/noise");
        await Expect(window.Heading("The noisiest rules")).ToBeVisibleAsync();
        await window.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^What if I silence") }).First.ClickAsync();
        var sheet = window.Page.GetByRole(AriaRole.Dialog, new() { Name = "Silence alerts" });
        await Expect(sheet.GetByRole(AriaRole.Heading, new() { Name = "What it would have done in the last 30 days" })).ToBeVisibleAsync();
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task A_rule_is_moved_and_removed_once_one_has_seen_what_that_would_have_done()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var company = await app.OpenCompany("Noisy Works", "Dry dock");
        var (pump, valve, behind) = (Own.Name("Pump"), Own.Name("Valve"), Own.Name("Behind the pump"));
        object Rule(string name, params string[] by) => new { name, matchers = Array.Empty<object>(), groupBy = by, waitSeconds = 1, intervalSeconds = 300, repeatSeconds = 14_400 };
        var policy = new
        {
            @default = Rule("default", "alertname"),
            groups = new[] { Rule("All in one"), Rule("Each by itself", "alertname") },
            inhibitions = new[] { new { name = "The pump hides", source = Named(pump), target = Named(behind), equal = Array.Empty<string>() } },
        };
        (await company.Client.PutAsJsonAsync("/v1/alert-policy", policy, Ct)).EnsureSuccessStatusCode();
        await company.Alert(ended: false, pump, valve, behind);

        await using var window = await app.Open();
        await window.SignIn(company, "/settings/alerts");
        await window.Button("Try Each by itself sooner").ClickAsync();
        var dialog = window.Page.GetByRole(AriaRole.Dialog, new() { Name = "Try Each by itself sooner?" });
        await Expect(dialog.GetByText("1 page more")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Move", Exact = true }).ClickAsync();
        await Expect(window.Button("Try All in one sooner")).ToBeVisibleAsync();

        await window.Button("Remove The pump hides").ClickAsync();
        dialog = window.Page.GetByRole(AriaRole.Dialog, new() { Name = "Remove The pump hides?" });
        await Expect(dialog.GetByText("People would have been told 3 times instead of 2.")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        await Expect(window.Button("Remove The pump hides")).ToHaveCountAsync(0);
        Assert.Empty(window.Complaints);

        object[] Named(string alert) => [new { name = "alertname", value = alert, isRegex = false }];
    }

    // People are told of it, and somebody takes care of it; then a replay knows that it mattered.
    private async Task TellOfAndTake(string name)
    {
        await app.One.Alert(ended: false, name);
        var id = "";
        await Until(async () => (await Get($"/v1/alerts?q={Uri.EscapeDataString(name)}")).GetProperty("items") is var found && found.GetArrayLength() > 0 && (id = found[0].GetProperty("id").GetString()!) != "");
        await Until(async () => (await Get($"/v1/alerts/{id}/notifications")).GetProperty("items").GetArrayLength() > 0);
        (await app.One.Client.PutAsync($"/v1/alerts/{id}/acknowledgement", null, Ct)).EnsureSuccessStatusCode();
    }

    private Task<JsonElement> Get(string path) => app.One.Client.GetFromJsonAsync<JsonElement>(path, Ct);

    private static async Task Until(Func<Task<bool>> isSo)
    {
        for (var hang = DateTime.UtcNow.AddSeconds(120); !await isSo(); await Task.Delay(100, Ct)) Assert.True(DateTime.UtcNow < hang, "What was waited for never came.");
    }
}
