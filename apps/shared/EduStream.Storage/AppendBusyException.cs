namespace EduStream.Storage;

/// <summary>Another append to the same object is under way; nothing was written. Try again when it has ended.</summary>
public sealed class AppendBusyException() : IOException("Another append to this object is under way.");
