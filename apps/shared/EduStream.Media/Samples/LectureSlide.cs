namespace EduStream.Media.Samples;

/// <summary>One slide of the made-up lecture.</summary>
internal sealed record LectureSlide(string Title, IReadOnlyList<string> Points, string Spoken)
{
    internal static IReadOnlyList<LectureSlide> All { get; } =
    [
        new(
            "How a lecture reaches you",
            ["One upload, many copies", "Cut into pieces of four seconds", "Your player picks the next piece"],
            "Welcome. Today we follow a lecture from the upload to your screen."),
        new(
            "Why many copies?",
            ["A phone on a train: 0.5 Mbit/s", "A laptop at home: 50 Mbit/s", "Same lecture, same second"],
            "Lines differ, so every lecture is kept in several sizes."),
        new(
            "Frames and groups",
            ["25 to 60 pictures a second", "A group starts with a full picture", "The others store only changes"],
            "Most pictures only store what has changed since the last one."),
        new(
            "Switching",
            ["All copies are cut at the same moments", "So a player can change at any cut", "No gap, no repeated word"],
            "Because all copies are cut at the same moments, switching is seamless."),
        new(
            "Keeping it private",
            ["Pieces are encrypted with AES-128", "A key is given to a signed-in player", "Caches hold only ciphertext"],
            "The pieces are encrypted. Only a player with a licence can read them."),
        new(
            "Choosing well",
            ["Measure how fast pieces arrive", "Keep some seconds in reserve", "Never stall: quality comes second"],
            "A good player never stalls. It keeps some seconds in reserve."),
        new(
            "Arithmetic",
            ["30000 / 1001 = 29.97 pictures a second", "120 pictures = 4.004 seconds", "900 pieces = 1 hour and 3.6 seconds"],
            "Video engineers count in fractions, or an hour drifts by seconds."),
        new(
            "Summary",
            ["One grid of pieces", "Several sizes, one key per class", "The player decides"],
            "That is all. Thank you for listening, and see you next week."),
    ];
}
