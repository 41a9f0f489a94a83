import { z } from 'zod'

// Our content security policy forbids compiling code at run time, which zod would try for every schema made after this.
z.config({ jitless: true })
