using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Browser;

public class KnowledgeJourneys(BrowserApp app)
{
    [Fact]
    public async Task A_requester_is_answered_by_an_article_and_asks_for_nothing()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var (word, email) = (Own.Word(), $"{Own.Word()}@clients.example");
        var title = $"The {word} does not open";
        await app.One.Publish(title, "Hold it flat for two seconds.");
        await app.One.InviteClient(email);
        await using var client = await app.Open();
        await client.Page.GotoAsync((await app.MailTo(email)).Link.ToString());
        await client.Page.GetByLabel("Your name").FillAsync("Rita Bloom");
        await client.Page.GetByLabel("Password").FillAsync("Kestrel-over-the-Quay-7");
        await client.Button("Join").ClickAsync();
        await Expect(client.Page.GetByRole(AriaRole.Link, new() { Name = "My requests" }).First).ToBeVisibleAsync();

        await client.Page.GotoAsync("/requests/new");
        await client.Page.GetByLabel("What do you need?").FillAsync($"My {word} stays shut");
        // That it was opened is counted in passing: nothing on the page waits for it.
        await client.Page.RunAndWaitForResponseAsync(
            () => client.Page.GetByRole(AriaRole.Button, new() { NameRegex = new(word) }).ClickAsync(), answer => answer.Ok && answer.Url.EndsWith("/opening", StringComparison.Ordinal));
        await Expect(client.Page.GetByText("Hold it flat for two seconds.")).ToBeVisibleAsync();
        await client.Button("This answers it").ClickAsync();
        await Expect(client.Heading("Nothing asked for yet")).ToBeVisibleAsync();

        await using var author = await app.Open("/knowledge/deflection");
        var counted = author.Row(title).GetByRole(AriaRole.Cell);
        await Expect(counted).ToHaveTextAsync(["1", "1", "0", "1"]); // suggested, opened, deflected, not known before tomorrow
    }

    [Fact]
    public async Task An_article_is_written_published_and_found()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var word = Own.Word();
        await using var window = await app.Open("/knowledge");
        var page = window.Page;
        await window.Button("New article").First.ClickAsync();
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync($"How to calm the {word}");
        await page.GetByLabel("Text", new() { Exact = true }).FillAsync("1. Breathe <b>slowly</b>.\n2. Count to ten.");
        await page.GetByLabel("For", new() { Exact = true }).SelectOptionAsync("public");
        await window.Button("Save as a draft").ClickAsync();

        await Expect(window.Heading($"How to calm the {word}")).ToBeVisibleAsync();
        await Expect(page.GetByText("Breathe <b>slowly</b>.")).ToBeVisibleAsync(); // words, never markup
        await window.Button("Publish").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Expect(page.GetByText("readers see this")).ToBeVisibleAsync();

        await page.GotoAsync($"/knowledge?q={word}");
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Articles found" }).Locator("mark").First).ToHaveTextAsync(word);
        await page.GetByRole(AriaRole.Link, new() { Name = $"How to calm the {word}" }).ClickAsync();
        await window.Button("Yes").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "Helped 1, did not help 0" })).ToHaveCountAsync(2); // of the article and of its version
        await Expect(page.GetByText("Good to know, thank you.")).ToBeVisibleAsync();
        Assert.Empty(window.Complaints);
    }
}
