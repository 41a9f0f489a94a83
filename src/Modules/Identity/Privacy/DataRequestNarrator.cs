using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Identity.Domain;

namespace Platform.Identity.Privacy;

/// <summary>Tells what happened to a data request.</summary>
internal sealed class DataRequestNarrator : INarrator
{
    public string StreamKind => DataRequest.Kind;

    public string Tell(JournalEntry entry) => entry.Read<DataRequestEvent>() switch
    {
        DataRequestOpened { Kind: DataRequestKind.ExportPerson } => "Asked for an archive of a person's data",
        DataRequestOpened { Kind: DataRequestKind.ErasePerson } => "Asked for a person to be erased",
        DataRequestOpened => "Asked for an archive of the company's data",
        DataRequestFulfilled { Bytes: { } bytes } => $"The archive is ready: {bytes / 1024 + 1} KiB",
        DataRequestFulfilled => "The person was erased",
        DataRequestFailed e => $"It could not be done. {e.Reason}",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };
}
