using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Browser;

public class DeviceTypeJourneys(BrowserApp app)
{
    [Fact]
    public async Task A_type_is_made_and_changed_and_stays_as_it_was_saved()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var name = Own.Name("Vibration probe");
        await using var window = await app.Open("/settings/device-types");
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Add a type" }).ClickAsync();
        await Field(window, "Name").FillAsync(name);
        await Save(window);
        await Expect(window.Heading(name)).ToBeVisibleAsync();

        await window.Button("Add a metric").ClickAsync();
        await Field(window, "Name in readings").FillAsync("vibration");
        await Field(window, "Unit").FillAsync("mm/s");
        // Loading the page anew would take back what is still on its way.
        await window.Page.RunAndWaitForResponseAsync(() => Save(window), answer => answer.Ok && answer.Request.Method != "GET" && answer.Url.Contains("/v1/device-types/", StringComparison.Ordinal));
        await Expect(window.Button("Save")).ToBeDisabledAsync();

        await window.Page.ReloadAsync();
        await Expect(Field(window, "Name in readings")).ToHaveValueAsync("vibration");
        await Expect(Field(window, "Unit")).ToHaveValueAsync("mm/s");
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task Weights_that_do_not_add_up_are_not_saved()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        await using var window = await app.Open("/settings/device-types/new");
        await Field(window, "Name").FillAsync("Lopsided probe");
        await Field(window, "Battery").FillAsync("90");
        await window.Button("Save").ClickAsync();
        await Expect(Field(window, "Battery")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(window.Heading("Lopsided probe")).ToHaveCountAsync(0);
    }

    private static Task Save(Window window) => window.Button("Save").ClickAsync();

    private static ILocator Field(Window window, string label) => window.Page.GetByLabel(label, new() { Exact = true });
}
