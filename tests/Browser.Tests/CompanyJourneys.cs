using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Browser;

/// <summary>What whoever runs a company does: look into the audit, answer a data request, read help, get started.</summary>
public class CompanyJourneys(BrowserApp app)
{
    [Fact]
    public async Task The_audit_grows_while_one_looks_and_shows_what_was_before()
    {
        await using var window = await app.Open("/settings/audit");
        await Expect(window.Heading("Audit")).ToBeVisibleAsync();
        await Expect(window.Live).ToBeVisibleAsync();
        var name = $"Watched {Guid.NewGuid():N}";
        var device = await app.One.Register(name);

        var row = window.Row($"{name} was registered");
        await Expect(row).ToBeVisibleAsync();
        await row.ClickAsync();
        var dialog = window.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Cell, new() { Name = name })).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "All of this record" }).ClickAsync();
        await Expect(window.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"record={device}"));
        await Expect(window.Row(name)).ToHaveCountAsync(1);
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task The_archive_of_the_company_is_made_and_downloaded()
    {
        await using var window = await app.Open("/settings/data-requests");
        await window.Button("New request").First.ClickAsync();
        var dialog = window.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByText("Archive of the company").ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Make the archive" }).ClickAsync();

        var download = window.Row("Archive of the company").GetByRole(AriaRole.Link, new() { Name = "Download" }).First;
        await Expect(download).ToBeVisibleAsync();
        var file = await window.Page.RunAndWaitForDownloadAsync(() => download.ClickAsync());
        Assert.EndsWith(".zip", file.SuggestedFilename, StringComparison.Ordinal);
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task A_question_finds_its_article()
    {
        await using var window = await app.Open("/help");
        await window.Page.GetByLabel("Search the articles").FillAsync("gdpr");
        await window.Page.WaitForURLAsync("**/help?q=gdpr");
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Personal data" }).ClickAsync();
        await Expect(window.Heading("Personal data")).ToBeVisibleAsync();
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task Getting_started_shows_what_was_done_and_what_comes_next()
    {
        await using var window = await app.Open("/welcome");
        await Expect(window.Page.GetByText("Bring in a colleague")).ToBeVisibleAsync();
        await Expect(window.Page.GetByText("Sample data", new() { Exact = true })).ToBeVisibleAsync();
        var first = window.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Add your first site" });
        await Expect(first.GetByLabel("Done")).ToBeVisibleAsync();
        await Expect(first.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task The_pages_fit_a_phone_and_the_dark()
    {
        foreach (var path in (string[])["/settings/audit", "/settings/data-requests", "/help", "/help/health", "/welcome"])
        {
            await using var window = await app.Open(path, new() { Width = 390, Height = 844 }, ColorScheme.Dark);
            await window.Page.GetByRole(AriaRole.Heading).First.WaitForAsync();
            Assert.True(await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), path);
        }
    }
}
