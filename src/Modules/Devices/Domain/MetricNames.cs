using System.Buffers;
using System.Text;

namespace Platform.Devices.Domain;

/// <summary>What a metric may be called: 1 to 64 of the characters A–Z a–z 0–9 _ . : / -.</summary>
internal static class MetricNames
{
    public const int Longest = 64;
    public const string Rule = "A metric's name has 1 to 64 of the characters A–Z a–z 0–9 _ . : / -.";

    private static readonly SearchValues<byte> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.:/-"u8);

    public static bool IsValid(ReadOnlySpan<byte> name) => name.Length is > 0 and <= Longest && !name.ContainsAnyExcept(Letters);

    public static bool IsLetter(byte letter) => Letters.Contains(letter);

    public static bool IsValid(string name) => IsValid(Encoding.UTF8.GetBytes(name));
}
