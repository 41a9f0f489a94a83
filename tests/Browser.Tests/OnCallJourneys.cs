using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Browser;

public class OnCallJourneys(BrowserApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_shift_that_is_nobodys_is_taken_and_given_back()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        await using var window = await app.Open($"/on-call?schedule={await UncoveredSchedule(Own.Name("Lifts"))}");
        var shifts = window.Page.GetByRole(AriaRole.Group, new() { Name = "On call", Exact = true }).GetByRole(AriaRole.Button);
        await Expect(shifts).ToHaveCountAsync(1);
        await shifts.First.PressAsync("Enter");
        await window.Button("Take this shift").ClickAsync();
        await Expect(shifts).ToHaveCountAsync(2); // what has passed of it stays nobody's

        await window.Button("Undo").ClickAsync();
        await Expect(shifts).ToHaveCountAsync(1);
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task A_schedule_is_drawn_while_it_is_written()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var (name, layer) = (Own.Name("Doors"), Own.Name("Nights"));
        await using var window = await app.Open("/on-call/schedules/new");
        await window.Page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await window.Page.GetByLabel("Name of the layer").FillAsync(layer);
        await Expect(window.Page.GetByRole(AriaRole.Group, new() { Name = layer }).GetByRole(AriaRole.Button)).ToHaveCountAsync(1);

        await window.Button("Save").ClickAsync();
        await Expect(window.Heading(name)).ToBeVisibleAsync();
        Assert.Empty(window.Complaints);
    }

    // Its only layer begins in a time nobody here lives to see.
    private async Task<string> UncoveredSchedule(string name)
    {
        var people = await app.One.Client.GetFromJsonAsync<JsonElement>("/v1/on-call/people", Ct);
        var layer = new { name, people = new[] { people.GetProperty("items")[0].GetProperty("id").GetString() }, startsOn = "2090-01-02", handoffAt = "09:00:00", unit = "weeks" };
        var made = await app.One.Client.PostAsJsonAsync("/v1/on-call/schedules", new { name, timeZone = "Europe/Berlin", layers = new[] { layer } }, Ct);
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync(Ct));
        return (await made.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("id").GetString()!;
    }
}
