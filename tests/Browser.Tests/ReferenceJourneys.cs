using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Browser;

public partial class ReferenceJourneys(BrowserApp app)
{
    /// <summary>Milliseconds; the document is large, and a busy machine shows nothing else while it is laid out.</summary>
    private const float Long = 300_000;

    [Fact]
    public async Task The_api_reference_shows_the_document_and_fetches_nothing_from_elsewhere()
    {
        await using var window = await app.Open();
        var elsewhere = new List<string>();
        window.Page.Request += (_, request) => { if (!request.Url.StartsWith(app.Url, StringComparison.Ordinal) && request.Url.StartsWith("http", StringComparison.Ordinal)) elsewhere.Add(request.Url); };
        await window.Page.GotoAsync("/reference");
        await window.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Button, new() { NameRegex = DevicesGroup() }).First.ClickAsync(new() { Timeout = Long });
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = "List devices" }).First).ToBeVisibleAsync(new() { Timeout = Long });
        Assert.Empty(elsewhere);
        // Its warnings are its own business: Scalar is stricter with a document than OpenAPI 3.1 is.
        Assert.DoesNotContain(window.Complaints, complaint => complaint.StartsWith("error", StringComparison.Ordinal));
    }

    // "Devices Open Group", which shows what is asked of devices.
    [GeneratedRegex("^Devices\\b")]
    private static partial Regex DevicesGroup();
}
