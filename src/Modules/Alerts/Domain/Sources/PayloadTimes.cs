using System.Globalization;

namespace Platform.Alerts.Domain.Sources;

/// <summary>Reads moments as senders write them.</summary>
internal static class PayloadTimes
{
    private static readonly string[] Zoneless = ["yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy.MM.dd HH:mm:ss"];

    /// <summary>ISO 8601, where it is UTC without a zone; or seconds, milliseconds or nanoseconds since 1970. The first year is Go's way to say none.</summary>
    public static bool TryRead(string text, out DateTimeOffset? at)
    {
        at = null;
        if (text.Length > 40) return false;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return (at = Since1970(number)) is not null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 1e8 and < 1e10)
        {
            at = DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(seconds * 1_000));
            return true;
        }

        if (!DateTimeOffset.TryParseExact(text, Zoneless, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read)
            && !(text.Contains('T', StringComparison.Ordinal) && char.IsAsciiDigit(text[0]) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out read))) return false;
        at = read.Year == 1 ? null : read.ToUniversalTime();
        return true;
    }

    private static DateTimeOffset? Since1970(long number) => number switch
    {
        > 100_000_000 and < 10_000_000_000 => DateTimeOffset.FromUnixTimeSeconds(number),
        >= 100_000_000_000 and < 10_000_000_000_000 => DateTimeOffset.FromUnixTimeMilliseconds(number),
        >= 100_000_000_000_000_000 => DateTimeOffset.FromUnixTimeMilliseconds(number / 1_000_000),
        _ => null,
    };
}
