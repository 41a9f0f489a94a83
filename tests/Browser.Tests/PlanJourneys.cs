using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Browser;

public class PlanJourneys(BrowserApp app)
{
    [Fact]
    public async Task What_a_plan_lacks_is_offered_and_there_as_soon_as_it_is_chosen()
    {
        var device = await app.Two.Register($"Sensor of {Guid.NewGuid():N}");
        await app.Two.Report(device, battery: 55);
        await using var window = await app.Open();
        await window.SignIn(app.Two, "/settings/plan");
        await Choose(window, "Bronze");

        await window.Page.GotoAsync($"/devices/{device}");
        await Expect(window.Heading("Device health over time is part of Silver")).ToBeVisibleAsync();
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "See plans" }).ClickAsync();
        await Choose(window, "Silver");
        await window.Page.GotoAsync($"/devices/{device}");

        await Expect(window.Page.GetByText("Battery").First).ToBeVisibleAsync();
        await Expect(window.Heading("Device health over time is part of Silver")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Undo_leaves_the_plan_as_it_was()
    {
        await using var window = await app.Open("/settings/plan");
        await window.Button("Choose Bronze").ClickAsync();

        await window.Button("Undo").ClickAsync();

        await window.Page.ReloadAsync();
        await Expect(window.Button("Choose Bronze")).ToBeVisibleAsync();
        await Expect(window.Button("Choose Gold")).ToHaveCountAsync(0); // Gold it was, and is
    }

    [Fact]
    public async Task The_return_of_a_plan_follows_the_figures_as_they_are_typed()
    {
        await using var window = await app.Open("/settings/plan");
        await window.Page.GetByLabel("Alerts a month").FillAsync("6000");
        await window.Page.GetByLabel("Minutes spent on each").FillAsync("10");
        await window.Page.GetByLabel("Cost of an hour of work").FillAsync("40");

        await Expect(window.Page.GetByText("€16,000.00 to €24,000.00")).ToBeVisibleAsync(); // 1,000 hours at 40, of which 40–60 %
    }

    private static async Task Choose(Window window, string plan)
    {
        await window.Button($"Choose {plan}").ClickAsync();
        await window.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = $"{plan} begins" }).GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(window.Button($"Choose {plan}")).ToHaveCountAsync(0);
    }
}
