using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Browser;

public class ImportJourneys(BrowserApp app)
{
    [Fact]
    public async Task A_table_is_looked_at_applied_listed_and_taken_back()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var word = Own.Word();
        var (north, south, nowhere) = ($"Walk north {word}", $"Walk south {word}", $"Walk nowhere {word}");
        await using var window = await app.Open("/devices/imports");
        await Send(window, "walk.csv", $"Called,Location,Kind\n{north},{app.One.Sites[0].Name},Gateway\n{south},{app.One.Sites[0].Name},Gateway\n{nowhere},Atlantis,Gateway\n");
        await window.Page.GetByLabel("Name", new() { Exact = true }).SelectOptionAsync("Called");
        await window.Page.GetByLabel("Type", new() { Exact = true }).SelectOptionAsync("Kind");
        await window.Page.GetByRole(AriaRole.Radio, new() { Name = "Problems 1" }).ClickAsync();
        await Expect(window.Row(nowhere)).ToContainTextAsync("There is no such site");
        await Expect(window.Row(north)).ToHaveCountAsync(0);

        await window.Button("Apply to 2 devices").ClickAsync();
        await Expect(window.Page.GetByText("Line 4")).ToBeVisibleAsync();
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Show the devices" }).ClickAsync();
        await Expect(window.Row(north)).ToBeVisibleAsync();
        await Expect(window.Row(south)).ToBeVisibleAsync();
        await Expect(window.Page.GetByText("2 devices", new() { Exact = true })).ToBeVisibleAsync();

        await window.Page.GoBackAsync();
        await window.Button("Undo").ClickAsync();
        await Expect(window.Page.GetByText("Undone", new() { Exact = true })).ToBeVisibleAsync();
        await window.Page.GotoAsync($"/devices?q={word}");
        await Expect(window.Heading("Nothing matches")).ToBeVisibleAsync();
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task What_is_no_table_says_what_to_do_instead()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        await using var window = await app.Open("/devices/imports");
        await Send(window, "old.xls", "x");
        await Expect(window.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Save as");
        await Send(window, "torn.csv", "name\n\"never closed\n");
        await Expect(window.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("quotation mark");
    }

    [Fact]
    public async Task What_is_chosen_in_the_list_becomes_labels()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var lamp = Own.Name("Labelled lamp");
        await app.One.Register(lamp);
        await using var window = await app.Open($"/devices?q={Uri.EscapeDataString(lamp)}");
        await window.Page.GetByLabel($"Choose {lamp}", new() { Exact = true }).CheckAsync();
        await window.Button("Labels").ClickAsync();
        var label = window.Page.FrameLocator("iframe").Locator("article");
        await Expect(label).ToHaveCountAsync(1);
        await Expect(label).ToContainTextAsync(lamp);
        await Expect(window.Button("Print labels")).ToBeEnabledAsync();
        Assert.Empty(window.Complaints);
    }

    private static Task Send(Window window, string name, string text) =>
        window.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });
}
