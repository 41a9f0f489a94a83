using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Identity;

internal static class ProblemReading
{
    /// <summary>The code of a refusal: "urn:problem:api-key.not-found" without its prefix.</summary>
    public static async Task<string> Code(this HttpResponseMessage response) =>
        (await response.Json()).GetProperty("type").GetString()!.Replace("urn:problem:", "");

    /// <summary>Asks until it is answered like this, as a process does that hears a moment later of what another did.</summary>
    public static async Task Until(this HttpClient client, string path, HttpStatusCode status)
    {
        for (var hang = DateTime.UtcNow.AddSeconds(90); (await client.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode is var answered && answered != status; await Task.Delay(50, TestContext.Current.CancellationToken))
            Assert.True(DateTime.UtcNow < hang, $"{path} is still answered with {answered}.");
    }

    public static Task<JsonElement> Json(this HttpResponseMessage response) => response.Content.ReadFromJsonAsync<JsonElement>();
}
