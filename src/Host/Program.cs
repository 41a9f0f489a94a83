using Platform.Host;

// The single-machine edition: every module in one process. Roles says which parts of them run here; the default is all.
return await PlatformProgram.Run(args);
