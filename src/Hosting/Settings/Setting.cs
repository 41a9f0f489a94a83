using Microsoft.Extensions.DependencyInjection;

namespace Platform.Hosting.Settings;

/// <summary>
/// One thing an operator may set: its key, what it means, what holds when it is left out, and what is wrong with a value.
/// Declared beside the code that reads it, so that the doctor can list every one.
/// </summary>
public sealed record Setting(string Key, string Meaning, string Default, Func<string, string?> Check, bool Secret = false)
{
    public static Setting Text(string key, string meaning, string @default) => new(key, meaning, @default, _ => null);

    /// <summary>A text that is never shown.</summary>
    public static Setting Hidden(string key, string meaning, string @default, Func<string, string?>? check = null) =>
        new(key, meaning, @default, check ?? (_ => null), Secret: true);

    public static Setting Number(string key, string meaning, string @default, double least, double most) => new(key, meaning, @default, value =>
        double.TryParse(value, out var number) && number >= least && number <= most ? null : $"'{value}' is not a number from {least} to {most}");

    public static Setting Duration(string key, string meaning, string @default) => new(key, meaning, @default, value =>
        TimeSpan.TryParse(value, out var duration) && duration >= TimeSpan.Zero ? null : $"'{value}' is not a duration like 00:00:30");

    public static Setting Flag(string key, string meaning, string @default) => new(key, meaning, @default, value =>
        bool.TryParse(value, out _) ? null : $"'{value}' is neither true nor false");

    public static Setting OneOf<T>(string key, string meaning, string @default) where T : struct, Enum => new(key, meaning, @default, value =>
        Enum.TryParse<T>(value, ignoreCase: true, out _) ? null : $"'{value}' is not one of {string.Join(", ", Enum.GetNames<T>())}");
}

public static class SettingRegistration
{
    public static IServiceCollection AddSettings(this IServiceCollection services, params ReadOnlySpan<Setting> settings)
    {
        foreach (var setting in settings) services.AddSingleton(setting);
        return services;
    }
}
