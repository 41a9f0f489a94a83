namespace Platform.Hosting.Uploads;

/// <summary>Why a file is not taken.</summary>
internal static class UploadRefusals
{
    public static readonly Refusal NameLength = Refusal.Invalid("upload.name-length", "A file needs a name of 1 to 150 characters.");
    public static readonly Refusal NameCharacters = Refusal.Invalid("upload.name-characters", "The file's name has characters that are part of paths, or cannot be seen; give it another.");
    public static readonly Refusal NameDots = Refusal.Invalid("upload.name-dots", "The file's name begins or ends with a dot, or has two in a row; give it another.");
    public static readonly Refusal NameReserved = Refusal.Invalid("upload.name-reserved", "Some systems keep this name for a device; give the file another.");
    public static readonly Refusal Empty = Refusal.Invalid("upload.empty", "The file is empty.");

    public static readonly Refusal Absent = Refusal.Invalid("upload.absent", "Send a file: as the body itself, or as the first file of a form.");

    public static Refusal TooLarge(long most) => Refusal.TooLarge("upload.too-large", $"The file is larger than {most / 1024.0 / 1024.0:0.#} MB; send it in parts.");

    public static Refusal KindNotTaken(IEnumerable<UploadKind> taken) =>
        Refusal.Invalid("upload.kind-not-taken", $"Files of this kind are not taken here, only {string.Join(", ", taken.SelectMany(k => k.Extensions))}.");

    public static Refusal NotWhatItSays(string extension) => Refusal.Invalid("upload.not-what-it-says", $"The file ends in {extension}, but its content is something else.");
}
