using System.Text.Json;

namespace Platform.Hosting.Http.Json;

/// <summary>A value of an enum as our JSON writes it, for other texts: onHold.</summary>
public static class EnumWord
{
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
