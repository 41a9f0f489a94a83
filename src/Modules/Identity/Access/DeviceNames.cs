namespace Platform.Identity.Access;

/// <summary>What a person calls the thing a User-Agent header stands for: "Firefox on Windows". Only to be recognised by; nothing is decided by it.</summary>
internal static class DeviceNames
{
    // The order matters: Edge also says Chrome, Chrome also says Safari, Android also says Linux.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    private const int Longest = 60;

    public static string Of(string? userAgent)
    {
        var text = new string([.. (userAgent ?? "").Where(c => !char.IsControl(c))]);
        var browser = Browsers.FirstOrDefault(b => text.Contains(b.Mark, StringComparison.Ordinal)).Name;
        var system = Systems.FirstOrDefault(s => text.Contains(s.Mark, StringComparison.Ordinal)).Name;
        if (browser is not null) return system is null ? browser : $"{browser} on {system}";

        // A program: "curl/8.5.0 (…)".
        var first = text.Split(' ', 2)[0];
        return first.Length is 0 ? "unknown" : first.Length <= Longest ? first : first[..Longest];
    }
}
