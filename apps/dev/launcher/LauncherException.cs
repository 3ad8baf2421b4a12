namespace EduStream.Launcher;

/// <summary>Something the person at the keyboard can cure: the message is the one sentence they see, the exit code is 1.</summary>
public sealed class LauncherException(string sentence) : Exception(sentence);
