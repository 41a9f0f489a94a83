using System.Text.Json;

namespace Platform.Hosting.Http.Json;

/// <summary>A value of an enum as our JSON writes it, in other texts: onHold.</summary>
public static class EnumWord
{
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>The value a parameter names.</summary>
    /// <exception cref="MalformedException">There is none of that name.</exception>
    public static T Read<T>(string word, string at) where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => string.Equals(value.ToString(), word, StringComparison.OrdinalIgnoreCase)).Select(value => (T?)value).FirstOrDefault()
        ?? throw new MalformedException(at, $"'{word}' is none of {string.Join(", ", Enum.GetValues<T>().Select(Of))}.");
}
