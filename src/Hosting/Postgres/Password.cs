using System.Security.Cryptography;

namespace Platform.Hosting.Postgres;

/// <summary>The password of the embedded database: made once, readable by us alone, never shown.</summary>
internal static class Password
{
    public static bool Exists(string folder) => File.Exists(PathIn(folder));

    public static string Read(string folder) => File.ReadAllText(PathIn(folder));

    public static string Make() => RandomNumberGenerator.GetHexString(40, lowercase: true);

    /// <summary>Kept only once the database knows it, and whole or not at all.</summary>
    public static void Keep(string folder, string password)
    {
        var beside = PathIn(folder) + ".new";
        File.Delete(beside);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new StreamWriter(beside, options)) file.Write(password);
        File.Move(beside, PathIn(folder), overwrite: true);
    }

    private static string PathIn(string folder) => Path.Combine(folder, "password");
}
