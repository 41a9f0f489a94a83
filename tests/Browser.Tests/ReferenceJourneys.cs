using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Platform.Browser;

public class ReferenceJourneys(BrowserApp app)
{
    [Fact]
    public async Task The_api_reference_shows_the_document_and_fetches_nothing_from_elsewhere()
    {
        await using var window = await app.Open();
        var elsewhere = new List<string>();
        window.Page.Request += (_, request) => { if (!request.Url.StartsWith(app.Url, StringComparison.Ordinal) && request.Url.StartsWith("http", StringComparison.Ordinal)) elsewhere.Add(request.Url); };
        await window.Page.GotoAsync("/reference");
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = "List devices" }).First).ToBeVisibleAsync();
        Assert.Empty(elsewhere);
        // Its warnings are its own business: Scalar is stricter with a document than OpenAPI 3.1 is.
        Assert.DoesNotContain(window.Complaints, complaint => complaint.StartsWith("error", StringComparison.Ordinal));
    }
}
