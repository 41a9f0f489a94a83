# Due dates by the engine of Request Tracker. Standard input: a calendar, then questions.
#   week 1 08:00 17:00 12:00 13:00     Sunday is 0; from, to, and a break's from and to
#   holiday 12-25
#   due 1780300800 14400               seconds since 1970 and seconds of work
# Standard output: the due date of each question, or -1; then the processor time all of them took, in seconds.
use strict;
use warnings;
use Business::Hours;
use Time::HiRes qw(clock_gettime CLOCK_PROCESS_CPUTIME_ID);

my (%week, @holidays, @questions);
while (my $line = <STDIN>) {
    my ($word, @rest) = split ' ', $line;
    if ($word eq 'week') {
        my ($day, $from, $to, @break) = @rest;
        $week{$day} = { Name => $day, Start => $from, End => $to, Breaks => @break ? [{ Start => $break[0], End => $break[1] }] : [] };
    }
    elsif ($word eq 'holiday') { push @holidays, $rest[0]; }
    elsif ($word eq 'due')     { push @questions, [@rest]; }
}

my $hours = Business::Hours->new;
$hours->business_hours(%week, holidays => \@holidays);

# The engine names the open second after so many others, counted from none: work is done when the last of its own seconds ends.
my $begun = clock_gettime(CLOCK_PROCESS_CPUTIME_ID);
my @due = map { my $last = $hours->add_seconds($_->[0], $_->[1] - 1); defined $last && $last >= 0 ? $last + 1 : -1 } @questions;
my $took = clock_gettime(CLOCK_PROCESS_CPUTIME_ID) - $begun;

print "$_\n" for @due;
print "took $took\n";
