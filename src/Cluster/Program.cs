using Platform.Cluster;
using Platform.Host;

// The distributed edition: the same program, of which each process plays the Roles it is given. Where to listen is said in the way of
// ASP.NET Core by whoever starts many processes; the settings file beside the program would outweigh it.
string[] listening = Environment.GetEnvironmentVariable("ASPNETCORE_URLS") is { Length: > 0 } urls ? [$"--Urls={urls}"] : [];
return await PlatformProgram.Run([.. args, .. listening], new ClusterEdition());
