namespace EduStream.Testing.Media.Dirty;

/// <summary>File names that no file should have, and what is shown of each.</summary>
public static class NastyNames
{
    /// <summary>As a client sends it, and as people see it.</summary>
    public static IReadOnlyList<(string Sent, string Shown)> All { get; } =
    [
        ("../../../etc/passwd", "passwd"),
        ("..\\..\\windows\\system32\\cmd.exe", "cmd.exe"),
        ("/", "upload"),
        ("lecture.mp4\0.exe", "lecture.mp4.exe"),
        ("a\r\nSet-Cookie: session=1", "aSet-Cookie: session=1"),
        ("invoice\u202e4pm.exe", "invoice4pm.exe"),
        ("\u001b[2J\u001b[31mred", "[2J[31mred"),
        ("🎓 Vorlesung „Größe“ 講義.mp4", "🎓 Vorlesung „Größe“ 講義.mp4"),
        ("<img src=x onerror=alert(1)>.mp4", "<img src=x onerror=alert(1)>.mp4"),
        ("\"; rm -rf $HOME; echo `id` '.mp4", "\"; rm -rf $HOME; echo `id` '.mp4"),
        ("-i.mp4", "-i.mp4"),
        ("concat:a|b", "concat:a|b"),
        ("%2e%2e%2f%00.mp4", "%2e%2e%2f%00.mp4"),
        ("' OR 1=1 --", "' OR 1=1 --"),
        (new string('x', 2_000), new string('x', 255)),
    ];

    /// <summary>Longer than the limit of everything that may be sent beside an upload.</summary>
    public static string TooLong { get; } = new('x', 10_000);
}
