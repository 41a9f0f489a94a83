using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Identity;

internal static class ProblemReading
{
    /// <summary>The code of a refusal: "urn:problem:api-key.not-found" without its prefix.</summary>
    public static async Task<string> Code(this HttpResponseMessage response) =>
        (await response.Json()).GetProperty("type").GetString()!.Replace("urn:problem:", "");

    public static Task<JsonElement> Json(this HttpResponseMessage response) => response.Content.ReadFromJsonAsync<JsonElement>();
}
