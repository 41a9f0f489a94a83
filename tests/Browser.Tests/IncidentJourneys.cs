using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Browser;

public class IncidentJourneys(BrowserApp app)
{
    [Fact]
    public async Task An_alert_becomes_an_incident_that_is_led_told_of_resolved_and_learned_from()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var (name, title, update, lesson) = (Own.Name("Lift"), Own.Name("Nobody can go up"), Own.Name("The mechanic is here"), Own.Name("A fuse; we keep spare ones"));
        await app.One.Alert(ended: false, name);
        await using var window = await app.Open($"/alerts?q={Uri.EscapeDataString(name)}");
        await window.Row(name).GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
        await Expect(window.Heading(name)).ToBeVisibleAsync();
        await window.Button("More actions").ClickAsync();
        await window.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Make an incident of it" }).ClickAsync();
        var sheet = window.Page.GetByRole(AriaRole.Dialog);
        await sheet.GetByLabel("Title").FillAsync(title);
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Open it", Exact = true }).ClickAsync();
        await Expect(sheet).ToHaveCountAsync(0);

        await window.Page.GotoAsync($"/incidents?q={Uri.EscapeDataString(title)}");
        await window.Row(title).GetByRole(AriaRole.Link, new() { Name = title, Exact = true }).ClickAsync();
        await Expect(window.Heading(title)).ToBeVisibleAsync();
        await Expect(window.Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true })).ToBeVisibleAsync();
        await window.Button("Take Commander").ClickAsync();
        await Expect(window.Button("Take Commander")).ToHaveCountAsync(0);
        await window.Page.GetByLabel("How does it go?").FillAsync(update);
        await window.Button("Post update").ClickAsync();
        await Expect(window.Page.GetByRole(AriaRole.List, new() { Name = "Status updates", Exact = true }).GetByText(update)).ToBeVisibleAsync();

        await window.Button("Resolve").ClickAsync();
        await Expect(window.Button("Write the summary")).ToBeVisibleAsync();
        await window.Button("Write the summary").ClickAsync();
        await Expect(window.Page.GetByLabel("What was learned")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(update));
        await window.Page.GetByLabel("What was learned").FillAsync(lesson);
        await window.Button("Save").ClickAsync();
        await Expect(window.Page.GetByRole(AriaRole.Main).GetByText(lesson)).ToBeVisibleAsync();
        await Expect(window.Button("Edit")).ToBeVisibleAsync();
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task An_incident_that_is_another_is_merged_and_comes_apart_again()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var (one, other) = (Own.Name("Smoke in the hall"), Own.Name("Fire doors shut"));
        await app.One.OpenIncident(other);
        var number = await app.One.OpenIncident(one);
        await using var window = await app.Open($"/incidents/{number}");
        await window.Button("More actions").ClickAsync();
        await window.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Merge into another" }).ClickAsync();
        var sheet = window.Page.GetByRole(AriaRole.Dialog, new() { Name = $"Merge {number} into another" });
        await sheet.GetByLabel("Into", new() { Exact = true }).ClickAsync();
        await window.Page.GetByPlaceholder("Type to find…").FillAsync(other);
        await window.Page.GetByRole(AriaRole.Option, new() { Name = other }).ClickAsync();
        await sheet.GetByRole(AriaRole.Button, new() { Name = "Merge", Exact = true }).ClickAsync();
        await Expect(window.Button("Take that back")).ToBeVisibleAsync();

        await window.Button("Take that back").ClickAsync();
        await Expect(window.Button("Resolve")).ToBeVisibleAsync();
        Assert.Empty(window.Complaints);
    }
}
